import { useState } from 'react';
import { AttendanceReport } from '../reports/AttendanceReport';
import { PlanningFigures, PublishedNote } from '../reports/Figures';
import { lastMonths, PeriodPicker, type Period } from '../reports/Period';
import { WaitingList } from '../reports/WaitingList';
import { WaitingTimes } from '../reports/WaitingTimes';
import { useSession } from '../session/Session';

/** How long people wait, who waits now, and how appointments are kept. */
export default function ServicePage() {
  const { role } = useSession();
  const [period, setPeriod] = useState<Period>(() => lastMonths(12, new Date()));
  return (
    <PlanningFigures>
      <div className="page-head"><h1>Waiting and attendance</h1></div>
      <div className="filters"><PeriodPicker period={period} onPeriod={setPeriod} /></div>
      <div className="stack">
        <WaitingTimes period={period} />
        <PublishedNote />
        {role !== 'dashboard' && <WaitingList />}
        <AttendanceReport period={period} />
      </div>
    </PlanningFigures>
  );
}
