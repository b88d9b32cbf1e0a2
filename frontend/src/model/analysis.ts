// An analysis report as a table that other programs read.

import type { AnalysisBand } from "../api-types";

/** Returns rows with tabs between the cells, as spreadsheets take them from the clipboard. Tabs and ends of lines within a cell become spaces. */
export function tabbed(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map((cell) => cell.toString().replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

/** Returns rows as CSV (RFC 4180), with a byte order mark, by which spreadsheets know that it is UTF-8. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const quoted = (cell: string | number): string => {
    const text = cell.toString();
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** Returns which part of all words is in a band, 0 to 1; 0 where there are no words. */
export function wordShare(band: AnalysisBand, total: AnalysisBand): number {
  return total.words === 0 ? 0 : band.words / total.words;
}
