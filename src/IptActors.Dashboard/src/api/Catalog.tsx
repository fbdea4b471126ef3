import { createContext, use, useMemo, type ReactNode } from 'react';
import type { CodeList, Measure, Protocol, Rule, TaskDefinition } from '../generated/ipt/v1/catalog_service_pb';
import { humanise } from '../lib/words';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { useRead } from './useRead';

/** The facts that the engine works by, as far as pages show them. */
export class Catalog {
  readonly #words: Map<string, Map<string, string>>;
  readonly #rules: Map<string, Rule>;
  readonly #protocols: Map<string, Protocol>;
  readonly #tasks: Map<string, TaskDefinition>;
  readonly measures: Map<string, Measure>;

  constructor(lists: CodeList[], rules: Rule[], protocols: Protocol[], measures: Measure[], tasks: TaskDefinition[]) {
    this.#words = new Map(lists.map((list) => [list.name, new Map(list.codes.map((value) => [value.code, value.title]))]));
    this.#rules = new Map(rules.map((rule) => [rule.code, rule]));
    this.#protocols = new Map(protocols.map((protocol) => [protocol.code, protocol]));
    this.#tasks = new Map(tasks.map((task) => [task.code, task]));
    this.measures = new Map(measures.map((measure) => [measure.code, measure]));
  }

  /** English name of a code; the code itself, made readable, when the list does not have it. */
  word(list: string, code: string): string {
    return this.#words.get(list)?.get(code) ?? humanise(code);
  }

  codes(list: string): { code: string; title: string }[] {
    return [...(this.#words.get(list) ?? [])].map(([code, title]) => ({ code, title }));
  }

  rule(code: string): Rule | undefined {
    return this.#rules.get(code);
  }

  protocol(code: string): string {
    return this.#protocols.get(code)?.title ?? code;
  }

  protocols(): Protocol[] {
    return [...this.#protocols.values()];
  }

  /** What a task of the checklist is about; empty when the catalog does not have it. */
  task(code: string): string {
    return this.#tasks.get(code)?.title ?? '';
  }

  /** Short name of a measure. */
  measure(code: string): string {
    return SHORT_NAMES[code] ?? code.toUpperCase();
  }
}

const SHORT_NAMES: Record<string, string> = {
  phq9: 'PHQ-9', gad7: 'GAD-7', bdi2: 'BDI-II', hamd17: 'HAM-D-17', core_om: 'CORE-OM', core10: 'CORE-10', iip32: 'IIP-32', pcl5: 'PCL-5', srm5: 'SRM-5',
};

const CatalogContext = createContext<Catalog | null>(null);

export function useCatalog(): Catalog {
  const catalog = use(CatalogContext);
  if (catalog === null) {
    throw new Error('useCatalog is called outside of CatalogGate.');
  }
  return catalog;
}

/** Reads the catalog once: it is constant while the server runs. */
export function CatalogGate({ children }: { children: ReactNode }) {
  const { clients, claims } = useSession();
  const reading = useRead(`catalog of ${claims.clinic}`, async (signal) => {
    const [lists, rules, protocols, measures, tasks] = await Promise.all([
      clients.catalog.listCodes({}, { signal }),
      clients.catalog.listRules({}, { signal }),
      clients.catalog.listProtocols({}, { signal }),
      clients.catalog.listMeasures({}, { signal }),
      clients.catalog.listTasks({}, { signal }),
    ]);
    return new Catalog(lists.lists, rules.rules, protocols.protocols, measures.measures, tasks.tasks);
  });
  const catalog = useMemo(() => reading.data ?? null, [reading.data]);
  return catalog === null ? <Waiting reading={reading} what="the catalog" /> : <CatalogContext value={catalog}>{children}</CatalogContext>;
}
