import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCatalog } from '../api/Catalog';
import type { ClosenessCircle, Inventory, InventoryPerson } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';
import { OUTER_RADIUS, placePeople, RING_RADII } from './layout';
import './circle.css';

interface Standing {
  person: number;
  ring: number;
  wantedRing: number | undefined;
  /** Where they stood in the first circle; undefined when they were not in it or this is the first. */
  before: number | undefined;
  /** Who they are; undefined for somebody who is not in the current circle any more. */
  about: InventoryPerson | undefined;
}

/** The closeness circle: the client in the middle, people in rings around. */
export function Circle({ inventory }: { inventory: Inventory | undefined }) {
  const versions = inventory?.versions ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = versions.find((version) => version.version === chosen) ?? versions.at(-1);
  const catalog = useCatalog();

  return (
    <section className="panel circle" aria-labelledby="circle-title">
      <div className="panel__head">
        <h2 id="circle-title">Closeness circle</h2>
        {shown !== undefined && <p className="quiet">{catalog.word('inventory_occasion', shown.occasion)}, {day(shown.drawnOn)}{shown.completed ? '' : ', not complete'}</p>}
      </div>
      {versions.length > 1 && (
        <SegmentedControl
          size="xs" fullWidth aria-label="Which circle" value={String(shown?.version)} onChange={(value) => setChosen(Number(value))}
          data={versions.map((version) => ({ value: String(version.version), label: catalog.word('inventory_occasion', version.occasion) }))}
        />
      )}
      {inventory === undefined || shown === undefined ? <p className="quiet">No circle was drawn by then.</p> : <Drawing inventory={inventory} shown={shown} />}
    </section>
  );
}

function Drawing({ inventory, shown }: { inventory: Inventory; shown: ClosenessCircle }) {
  const catalog = useCatalog();
  const first = inventory.versions[0];
  const people: Standing[] = shown.rings.map(({ person, ring, wantedRing }) => ({
    person, ring, wantedRing,
    before: first === undefined || first.version === shown.version ? undefined : first.rings.find((place) => place.person === person)?.ring,
    about: inventory.people.find((p) => p.person === person),
  }));
  const everybody = inventory.versions.flatMap((version) => version.rings.map((place) => place.person));
  const places = placePeople(people, everybody);
  const say = (who: Standing) => describe(who, catalog.word.bind(catalog));
  return (
    <>
      <svg className="circle__drawing" viewBox={`${-OUTER_RADIUS - 22} ${-OUTER_RADIUS - 6} ${2 * OUTER_RADIUS + 44} ${2 * OUTER_RADIUS + 20}`} role="img" aria-label={`${people.length} people around the client; the list below says who stands where.`}>
        {[...RING_RADII].reverse().map((radius) => <circle key={radius} r={radius + 15} className="circle__ring" />)}
        <circle r="13" className="circle__client" />
        <text className="circle__client-label" textAnchor="middle" dy="4">client</text>
        {places.map(({ who, x, y, angle }) => {
          const from = who.before === undefined || who.before === who.ring ? null : RING_RADII[who.before - 1] ?? null;
          const wanted = who.wantedRing === undefined || who.wantedRing === who.ring ? null : RING_RADII[who.wantedRing - 1] ?? null;
          return (
            <g key={who.person} className={markClass(who)}>
              <title>{say(who)}</title>
              {wanted !== null && <line className="circle__wanted" x1={x} y1={y} x2={wanted * Math.sin(angle)} y2={-wanted * Math.cos(angle)} />}
              {wanted !== null && <circle className="circle__wanted-end" r="3.5" cx={wanted * Math.sin(angle)} cy={-wanted * Math.cos(angle)} />}
              {from !== null && <line className="circle__move" x1={from * Math.sin(angle)} y1={-from * Math.cos(angle)} x2={x} y2={y} />}
              {from !== null && <circle className="circle__was" r="4" cx={from * Math.sin(angle)} cy={-from * Math.cos(angle)} />}
              <circle className="circle__mark" r="8" cx={x} cy={y} />
              {who.about?.conflict === 'overt' && <path className="circle__conflict" d={`M ${x - 4} ${y - 4} L ${x + 4} ${y + 4} M ${x + 4} ${y - 4} L ${x - 4} ${y + 4}`} />}
              {who.about?.conflict === 'covert' && <path className="circle__conflict" d={`M ${x - 4.5} ${y} L ${x + 4.5} ${y}`} />}
              <text className="circle__label" x={x} y={y + 19} textAnchor="middle">{who.about?.personRef ?? `no. ${who.person}`}</text>
            </g>
          );
        })}
      </svg>
      <ul className="plain-list circle__legend" aria-label="Signs">
        <li><span className="sign sign--focus" /> in the focus</li>
        <li><span className="sign sign--confidant" /> confidant</li>
        <li><span className="sign sign--overt">×</span> open conflict</li>
        <li><span className="sign sign--covert">–</span> hidden conflict</li>
        <li><span className="sign sign--was" /> where they stood first</li>
      </ul>
      <details>
        <summary>{people.length} people as a list</summary>
        <ul className="circle__list">
          {[...people].sort((a, b) => a.ring - b.ring || a.person - b.person).map((who) => <li key={who.person}>{say(who)}</li>)}
        </ul>
      </details>
    </>
  );
}

function markClass({ about }: Standing): string {
  return ['circle__person', about?.isFocusRelated && 'circle__person--focus', about?.confidant && 'circle__person--confidant', about?.safetyConcern && 'circle__person--safety'].filter(Boolean).join(' ');
}

function describe({ person, ring, wantedRing, before, about }: Standing, word: (list: string, code: string) => string): string {
  const parts = [
    about === undefined ? `No. ${person}, not in the present circle` : `${about.personRef}, ${word('relation', about.relation).toLowerCase()}`,
    `ring ${ring} of 4`,
    before !== undefined && before !== ring && `was in ring ${before}`,
    wantedRing !== undefined && wantedRing !== ring && `wanted in ring ${wantedRing}`,
    about?.isFocusRelated && 'in the focus',
    about?.confidant && 'confidant',
    about?.conflict && about.conflict !== 'none' && `${word('conflict', about.conflict).toLowerCase()} conflict`.replace('conflict conflict', 'conflict'),
    about?.safetyConcern && 'contact restricted: safety concern',
  ];
  return parts.filter(Boolean).join(', ');
}
