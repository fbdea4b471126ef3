import { Button } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/errors';
import { ExportFormat } from '../generated/ipt/v1/export_service_pb';
import { useSession } from '../session/Session';
import { saveFile } from './saveFile';

const FORMATS = [
  { format: ExportFormat.HTML, label: 'Report to print' },
  { format: ExportFormat.FHIR_R4, label: 'FHIR R4' },
  { format: ExportFormat.JSON_LINES, label: 'JSON Lines, to verify offline' },
];

/** Saves the whole course as a file. Each export goes on record as a reading of the course. */
export function Exports({ course }: { course: string }) {
  const { clients } = useSession();
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const save = async (format: ExportFormat) => {
    setBusy(format);
    setProblem(null);
    try {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let name = 'export';
      let type = 'application/octet-stream';
      for await (const piece of clients.exports.exportCourse({ course, format })) {
        parts.push(new Uint8Array(piece.data));
        name = piece.fileName || name;
        type = piece.mediaType || type;
      }
      saveFile(name, parts, type);
    } catch (error) {
      const explained = explain(error);
      setProblem(`${explained.title}. ${explained.advice}`);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section className="panel history" aria-labelledby="exports-title">
      <div className="panel__head"><h2 id="exports-title">Export</h2><p className="quiet">The whole record; who saves it is on record</p></div>
      <div className="exports">
        {FORMATS.map(({ format, label }) => <Button key={format} size="xs" variant="default" loading={busy === format} disabled={busy !== null && busy !== format} onClick={() => void save(format)}>{label}</Button>)}
      </div>
      {problem !== null && <p role="alert" className="tag tag--bad">{problem}</p>}
    </section>
  );
}
