/** How GitLab's server finds section markers in a job's log. */
const serverMarkers = (log: string): readonly string[] =>
  [...log.matchAll(/section_(start|end):\d+:([a-zA-Z0-9_.-]+)(?:\[[^\]]*\])?\r\p{Cc}\[0K/gu)].map(
    ([, kind, name]) => `${kind} ${name}`,
  );

/** How its page finds them: three fields up to a carriage return or the end of the line, each trimmed. */
const pageMarkers = (log: string): readonly string[] =>
  log.split('\n').flatMap((line) =>
    [...line.matchAll(/section_/g)].flatMap(({ index }) => {
      const [text = ''] = line.slice(index + 'section_'.length).split('\r');
      const fields = text.split(':').map((field) => field.trim());
      const [kind = '', time = '', name = ''] = fields;
      const isMarker =
        fields.length === 3 && ['start', 'end'].includes(kind) && !Number.isNaN(Number(time)) && name !== '';
      return isMarker ? [`${kind} ${name.replace(/\[.*\]$/, '')}`] : [];
    }),
  );

/** The section markers that GitLab finds in a log; where its readers differ, what either of them finds. */
export const markersIn = (log: string): readonly string[] => {
  const [server, page] = [serverMarkers(log), pageMarkers(log)];
  return page.length >= server.length ? page : server;
};
