import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CourseChange } from '../generated/ipt/v1/projection_service_pb';
import { courseId } from '../lib/words';
import { useChanges } from './Live';
import './live.css';

/** Tells at once, on whatever page, that a risk review was opened. It stays until somebody takes it away. */
export function RiskAlert() {
  const [alerts, setAlerts] = useState<CourseChange[]>([]);
  useChanges((change) => {
    if (change.type === 'risk_review_required' && change.course !== '') {
      setAlerts((before) => [change, ...before.filter((other) => other.course !== change.course)].slice(0, 3));
    }
  });
  return (
    <div className="alerts" role="alert">
      {alerts.map((alert) => (
        <p key={`${alert.position}`} className="alerts__one">
          <strong>Risk review opened</strong>
          <span><Link href={`/courses/${courseId(alert.course)}`}>{courseId(alert.course)}</Link>{alert.therapist && `, ${alert.therapist}`}</span>
          <CloseButton size="sm" aria-label={`Take away the alert for ${courseId(alert.course)}`} onClick={() => setAlerts(alerts.filter((other) => other !== alert))} />
        </p>
      ))}
    </div>
  );
}
