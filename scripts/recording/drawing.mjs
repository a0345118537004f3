const [LINE_HEIGHT, FONT_SIZE, CELL, PADDING, BAR] = [17, 13, 7.83, 16, 30];
/** Between two commands, and until the first one is typed. */
const PAUSE_MS = 900;

const STYLE = `
  :root { color-scheme: light dark }
  rect { fill: #f6f8fa; stroke: #d0d7de }
  text { font: ${FONT_SIZE}px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #24292f; white-space: pre }
  circle { fill: #d0d7de }
  .bold { font-weight: 700 } .dim { fill: #57606a } .red { fill: #b3261e } .green { fill: #116329 } .yellow { fill: #7d4e00 } .cyan { fill: #0a5c8c }
  .line { animation: appear 1ms backwards }
  @keyframes appear { from { opacity: 0 } }
  @media (prefers-reduced-motion: reduce) { .line { animation: none } }
  @media (prefers-color-scheme: dark) {
    rect { fill: #0d1117; stroke: #30363d }
    text { fill: #e6edf3 }
    circle { fill: #30363d }
    .dim { fill: #9da7b3 } .red { fill: #ff7b72 } .green { fill: #56d364 } .yellow { fill: #e3b341 } .cyan { fill: #79c0ff }
  }
`;

/**
 * The SVG of a recording: a window in which the lines come as they came. Where nothing is animated, or somebody asked for less
 * motion, all of them are there.
 */
export const drawn = (scenes) => {
  const rows = rowsOf(scenes);
  const columns = Math.max(...rows.map(({ parts }) => parts.reduce((sum, { text }) => sum + [...text].length, 0)));
  const [width, height] = [Math.ceil(columns * CELL) + 2 * PADDING, BAR + rows.length * LINE_HEIGHT + PADDING];
  const commands = scenes.map(({ command }) => command).join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">A first release: published, verified, and taken by a device</title>
<desc id="desc">A terminal in which these commands are run: ${escaped(commands)}. Digests are shortened.</desc>
<style>${STYLE}</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((index) => `<circle cx="${PADDING + 4 + index * 18}" cy="15" r="5"/>`).join('')}
${rows.map(drawnRow).join('\n')}
</svg>
`;
};

/** Every line with the time at which it comes: the commands one after the other, with a pause before each. */
const rowsOf = (scenes) => {
  const rows = [];
  let now = 0;
  for (const [index, { command, lines }] of scenes.entries()) {
    now += PAUSE_MS;
    if (index > 0) rows.push({ atMs: now, parts: [] });
    rows.push({
      atMs: now,
      parts: [
        { text: '$ ', looks: ['dim'] },
        { text: command, looks: ['bold'] },
      ],
    });
    now += PAUSE_MS / 3;
    for (const { atMs, parts } of lines) rows.push({ atMs: now + atMs, parts });
    now += lines.at(-1)?.atMs ?? 0;
  }
  return rows;
};

const drawnRow = ({ atMs, parts }, index) => {
  const y = BAR + index * LINE_HEIGHT + FONT_SIZE;
  const text = parts.map(({ text: piece, looks }) =>
    looks.length === 0 ? escaped(piece) : `<tspan class="${looks.join(' ')}">${escaped(piece)}</tspan>`,
  );
  return `<text class="line" x="${PADDING}" y="${y}" style="animation-delay:${Math.round(atMs)}ms" xml:space="preserve">${text.join('')}</text>`;
};

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
