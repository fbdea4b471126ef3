import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import { useChangesSettled } from '../live/Live';
import { day } from '../lib/dates';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { thenAndNow, wordsOf, type Change, type Closeness } from './closeness';
import './thenAndNow.css';

const RINGS = [1, 2, 3, 4];

// Closer is not always better: only what the client wished is called good.
const SIGNS: Record<Change, string> = { closer: 'tag--brand', more_distant: 'tag--warn', same: '', joined: 'tag--brand', left: '' };

/**
 * Who has come closer to the client since the circle was first drawn, and who has moved away.
 * @param version of the course that is shown: later drawings are left out.
 */
export function ThenAndNow({ course, version }: { course: string; version: bigint }) {
  const { clients } = useSession();
  const catalog = useCatalog();
  const reading = useRead(`map of ${course}`, (signal) => clients.projections.getRelationshipMap({ course }, { signal }));
  useChangesSettled((change) => change.course === course, reading.again);
  const compared = reading.data === undefined ? null : thenAndNow(reading.data, version);
  return (
    <section className="panel" aria-labelledby="closeness-title">
      <div className="panel__head">
        <h2 id="closeness-title">Closeness then and now</h2>
        {compared !== null && (
          <p className="quiet">
            Then: {catalog.word('inventory_occasion', compared.then.occasion).toLowerCase()}, {day(compared.then.drawnOn)}. Now: {catalog.word('inventory_occasion', compared.now.occasion).toLowerCase()}, {day(compared.now.drawnOn)}.
          </p>
        )}
      </div>
      {reading.data === undefined ? <Waiting reading={reading} what="the circles" />
        : compared === null ? <p className="quiet">Only one circle was drawn by then.</p> : (
          <>
            <ul className="plain-list closeness">{compared.people.map((it) => <Person key={it.person.person} it={it} />)}</ul>
            <p className="quiet closeness__key"><span><i className="closeness__then" /> then</span> <span><i className="closeness__now" /> now</span> <span><i className="closeness__wish" /> wished then</span> <span>left is closest to the client</span></p>
          </>
        )}
    </section>
  );
}

function Person({ it }: { it: Closeness }) {
  const catalog = useCatalog();
  const wish = it.wished === null || it.now === null ? null : it.wished === it.now ? 'where the client wished' : `wished in ring ${it.wished}`;
  return (
    <li>
      <p className="closeness__who"><strong>{it.person.personRef}</strong> {catalog.word('relation', it.person.relation).toLowerCase()}{it.person.isFocusRelated && <>, in the focus</>}</p>
      <div className="closeness__track" aria-hidden="true">
        {it.then !== null && it.now !== null && it.then !== it.now && <b style={{ left: `${place(Math.min(it.then, it.now))}%`, width: `${place(Math.max(it.then, it.now)) - place(Math.min(it.then, it.now))}%` }} />}
        {RINGS.map((ring) => <span key={ring} style={{ left: `${place(ring)}%` }} />)}
        {it.wished !== null && <i className="closeness__wish" style={{ left: `${place(it.wished)}%` }} />}
        {it.then !== null && <i className="closeness__then" style={{ left: `${place(it.then)}%` }} />}
        {it.now !== null && <i className="closeness__now" style={{ left: `${place(it.now)}%` }} />}
      </div>
      <p className="closeness__words"><span className={`tag ${SIGNS[it.change]}`}>{wordsOf(it)}</span>{wish !== null && <span className={it.wished === it.now ? 'tag tag--good' : 'quiet'}>{wish}</span>}</p>
    </li>
  );
}

function place(ring: number): number {
  return ((ring - 1) / (RINGS.length - 1)) * 100;
}
