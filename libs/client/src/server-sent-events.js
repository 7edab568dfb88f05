// Reads server-sent events off a stream of bytes, as the standard says.

/** The events of a body. What is cut off at its end is left out: it comes again. */
export async function* eventsOf(body) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block) {
  const event = { id: undefined, event: 'message', data: undefined };
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    const [name, value] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    const text = value.startsWith(' ') ? value.slice(1) : value;
    if (name === 'data') event.data = event.data === undefined ? text : `${event.data}\n${text}`;
    else if (name === 'id' || name === 'event') event[name] = text;
  }
  return event;
}
