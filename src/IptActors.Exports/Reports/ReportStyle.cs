namespace IptActors.Exports.Reports;

/// <summary>How the report looks, on a screen and on A4.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet, ours throughout.</summary>
    public static Html Css { get; } = new Html().Add($$"""
        :root { --ink: #1d2730; --soft: #5c6a76; --line: #d9dfe4; --tint: #f4f6f8; --accent: #1f5f8b; --warn: #a4471d; }
        * { box-sizing: border-box; }
        body { font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); max-width: 190mm; margin: 0 auto; padding: 10mm 6mm; background: #fff; }
        header { border-bottom: 2px solid var(--accent); padding-bottom: 3mm; margin-bottom: 5mm; }
        h1 { font-size: 24px; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: 16px; margin: 8mm 0 2mm; color: var(--accent); break-after: avoid; }
        h3 { font-size: 13px; margin: 4mm 0 1mm; font-weight: 600; }
        .kind { margin: 0; color: var(--accent); font-size: 12px; letter-spacing: .04em; text-transform: uppercase; }
        .sub { margin: 1mm 0 0; color: var(--soft); overflow-wrap: anywhere; }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(42mm, 1fr)); gap: 3mm 5mm; margin: 0; }
        .facts dt { color: var(--soft); font-size: 12px; }
        .facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; font-size: 12.5px; }
        th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--ink); padding: 1mm 2mm 1mm 0; }
        td { border-bottom: 1px solid var(--line); padding: 1mm 2mm 1mm 0; vertical-align: top; overflow-wrap: anywhere; }
        td.n, th.n { text-align: right; white-space: nowrap; padding-right: 4mm; font-variant-numeric: tabular-nums; }
        td.d { white-space: nowrap; font-variant-numeric: tabular-nums; }
        tr { break-inside: avoid; }
        thead { display: table-header-group; }
        .struck { color: var(--soft); text-decoration: line-through; }
        .warn { color: var(--warn); font-weight: 600; }
        blockquote { margin: 0 0 3mm; padding: 2mm 3mm; background: var(--tint); border-left: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
        blockquote footer { margin: 1mm 0 0; padding: 0; border: 0; color: var(--soft); font-size: 12px; }
        svg { display: block; width: 100%; height: auto; break-inside: avoid; }
        svg text { font: 11px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
        svg .soft { fill: var(--soft); }
        svg .over { paint-order: stroke; stroke: #fff; stroke-width: 3px; }
        .key { display: inline-block; width: 11px; height: 11px; margin: 0 4px 0 10px; vertical-align: -1px; }
        .key:first-child { margin-left: 0; }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; }
        .legend { color: var(--soft); font-size: 12px; margin: 1mm 0 0; }
        code { font-size: 11px; overflow-wrap: anywhere; }
        body > footer { margin-top: 8mm; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
        @page { size: A4; margin: 14mm 12mm; }
        @media print { body { max-width: none; padding: 0; font-size: 11pt; } }
        """);
}
