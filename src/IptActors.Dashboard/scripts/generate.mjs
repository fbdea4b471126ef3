// Generates the clients of the API from protos/ into src/generated. Needs no registry: what our files import from google/ comes
// with the package google-proto-files, and the plugin with @bufbuild/protoc-gen-es.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = path.resolve(import.meta.dirname, '..');
const work = path.join(here, 'node_modules', '.protos');
const google = path.join(here, 'node_modules', 'google-proto-files', 'google');
const imported = ['api/field_behavior.proto', 'rpc/code.proto', 'rpc/error_details.proto', 'rpc/status.proto', 'type/date.proto'];

rmSync(work, { recursive: true, force: true });
cpSync(path.join(here, '..', '..', 'protos'), path.join(work, 'protos'), { recursive: true });
for (const file of imported) {
  const target = path.join(work, 'google', 'google', file);
  mkdirSync(path.dirname(target), { recursive: true });
  cpSync(path.join(google, file), target);
}

writeFileSync(path.join(work, 'buf.yaml'), 'version: v2\nmodules:\n  - path: protos\n  - path: google\n');
writeFileSync(
  path.join(work, 'buf.gen.yaml'),
  JSON.stringify({
    version: 'v2',
    clean: true,
    plugins: [{ local: path.join(here, 'node_modules', '.bin', 'protoc-gen-es'), out: path.join(here, 'src', 'generated'), opt: ['target=ts'], include_imports: true }],
  }),
);
execFileSync(path.join(here, 'node_modules', '.bin', 'buf'), ['generate'], { cwd: work, stdio: 'inherit' });
