import { useState } from 'react';
import { AttendanceReport } from '../reports/AttendanceReport';
import { lastMonths, PeriodPicker, type Period } from '../reports/Period';
import { WaitingTimes } from '../reports/WaitingTimes';

/** How long people wait and how appointments are kept. */
export default function ServicePage() {
  const [period, setPeriod] = useState<Period>(() => lastMonths(12, new Date()));
  return (
    <>
      <div className="page-head"><h1>Waiting and attendance</h1></div>
      <div className="filters"><PeriodPicker period={period} onPeriod={setPeriod} /></div>
      <div className="stack">
        <WaitingTimes period={period} />
        <AttendanceReport period={period} />
      </div>
    </>
  );
}
