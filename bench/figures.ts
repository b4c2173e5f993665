// Figures of a run: medians, percentiles, and tables that are read in a terminal.

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value that this share of all values does not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((share / 100) * sorted.length))] ?? Number.NaN;
}

export function show(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Shows rows under their head, columns aligned: the first to the left, figures to the right. */
export function showTable(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shortOf(cell) : cell)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  show('');
  show(title);
  for (const [index, row] of cells.entries()) {
    show(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
    if (index === 0) show(widths.map((width) => '-'.repeat(width)).join('  '));
  }
}

/** Three digits that count. */
function shortOf(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
