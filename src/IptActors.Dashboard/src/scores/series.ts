import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Measure } from '../generated/ipt/v1/catalog_service_pb';
import type { MeasureAdministration } from '../generated/ipt/v1/course_pb';

/** One score, in the units in which people speak of the measure. */
export interface ScorePoint {
  ordinal: number;
  at: Date;
  value: number;
  band: string;
  /** Whether it lies on the clinical side; null when that cannot be said. */
  isCase: boolean | null;
  prorated: boolean;
  afterClosure: boolean;
  /** Whether risk items reached their trigger. */
  risk: boolean;
  /** `improved`, `deteriorated`, `none`; null for the first score and where no rule says. */
  reliable: string | null;
  response: boolean;
}

/** What a measure's data file says that a chart shows. */
export interface Scale {
  min: number;
  max: number;
  higherIsBetter: boolean;
  bands: { title: string; from: number; to: number }[];
  cutOff: { operator: string; value: number } | null;
  /** Change that is more than chance, with the rule set that says so; null when the measure has none. */
  reliable: { change: number; ruleSet: string } | null;
}

/** All that a chart of one measure needs. */
export interface ScoreSeries {
  measure: string;
  points: ScorePoint[];
  scale: Scale;
}

interface Definition {
  total?: { min?: number; max?: number };
  cutOffs?: { code: string; operator: string; value: number }[];
  reliableChange?: { ruleSet: string; threshold: number }[];
}

/** The scores of one measure in the order they were taken. Entries made in error and those without a total are left out. */
export function seriesOf(measure: Measure, administrations: readonly MeasureAdministration[]): ScoreSeries {
  const scores = administrations.filter((a) => a.measure === measure.code && !a.retracted && a.total !== undefined && a.completedAt !== undefined);
  const ruleSet = scores.find((a) => a.change?.ruleSet)?.change?.ruleSet;
  const scale = scores[0]?.scale ?? 1;
  return {
    measure: measure.code,
    scale: scaleOf(measure, scale, ruleSet),
    points: scores
      .map((a) => ({
        ordinal: a.ordinal,
        at: a.completedAt === undefined ? new Date(0) : timestampDate(a.completedAt),
        value: (a.total ?? 0) / scale,
        band: measure.bands.find((band) => band.code === a.band)?.title ?? '',
        isCase: a.case ?? null,
        prorated: a.prorated,
        afterClosure: a.afterClosure,
        risk: a.endorsed.length > 0,
        reliable: a.change?.reliable || null,
        response: a.change?.response ?? false,
      }))
      .sort((a, b) => a.at.getTime() - b.at.getTime() || a.ordinal - b.ordinal),
  };
}

function scaleOf(measure: Measure, denominator: number, ruleSet: string | undefined): Scale {
  const definition = (measure.definition ?? {}) as Definition;
  const cutOff = definition.cutOffs?.[0];
  const reliable = definition.reliableChange?.find((rule) => rule.ruleSet === ruleSet) ?? definition.reliableChange?.[0];
  return {
    min: (definition.total?.min ?? 0) / denominator,
    max: (definition.total?.max ?? 0) / denominator,
    higherIsBetter: measure.direction === 'higher_is_better',
    bands: measure.bands.map((band) => ({ title: band.title, from: band.min / denominator, to: band.max / denominator })),
    cutOff: cutOff === undefined ? null : { operator: cutOff.operator, value: cutOff.value / denominator },
    reliable: reliable === undefined ? null : { change: reliable.threshold / denominator, ruleSet: reliable.ruleSet },
  };
}

/** The score from which on the change since the first is reliable, for better and for worse; null where there is none on the scale. */
export function reliableLines({ points, scale }: ScoreSeries): { better: number | null; worse: number | null } {
  const first = points[0];
  if (first === undefined || scale.reliable === null) {
    return { better: null, worse: null };
  }
  const onScale = (value: number) => (value >= scale.min && value <= scale.max ? value : null);
  const towardsBetter = scale.higherIsBetter ? 1 : -1;
  return {
    better: onScale(first.value + towardsBetter * scale.reliable.change),
    worse: onScale(first.value - towardsBetter * scale.reliable.change),
  };
}

/** What has become of the scores, in one sentence. */
export function summarise(series: ScoreSeries, name: string): string {
  const [first, last] = [series.points[0], series.points.at(-1)];
  if (first === undefined || last === undefined) {
    return `No score of ${name} yet.`;
  }
  if (first === last) {
    return `${name} was ${first.value}${first.band ? ` (${first.band.toLowerCase()})` : ''} once; nothing to compare with yet.`;
  }
  const change = last.reliable === 'improved' ? ', a reliable improvement'
    : last.reliable === 'deteriorated' ? ', a reliable deterioration'
    : last.reliable === 'none' ? ', no reliable change' : '';
  const side = last.isCase === null ? '' : last.isCase ? ', still in the clinical range' : ', outside the clinical range';
  return `${name} went from ${first.value} to ${last.value} over ${series.points.length} scores${change}${first.isCase === false && last.isCase === true ? ', now in the clinical range' : first.isCase ? side : ''}.`;
}
