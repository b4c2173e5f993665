// An EventSource for tests: reads the web chat's stream event by event and shows its headers and comments.

interface ChatEvent {
  id: number;
  at: number;
  from: 'desk' | 'resident';
  text: string;
  buttons: { label: string; press: string }[];
  files: { kind: string; name: string }[];
  replaces?: number;
  client?: string;
}

export interface EventStream {
  status: number;
  headers: Headers;
  /** The cookie as a request has to send it. */
  cookie: string;
  /** The next block between blank lines, as it was sent; null when the stream has ended. */
  block(): Promise<string | null>;
  /** The next entry, past comments; fails when the stream ends. */
  next(): Promise<ChatEvent>;
  close(): void;
}

/** Opens the stream; `headers` and `query` as given. */
export async function openEvents(url: string, headers: Record<string, string> = {}, query = ''): Promise<EventStream> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/chat/events${query}`, { headers, signal: leaving.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';

  async function block(): Promise<string | null> {
    for (let end = waiting.indexOf('\n\n'); end < 0; end = waiting.indexOf('\n\n')) {
      const read = await reader?.read();
      if (read?.value === undefined) return null;
      waiting += read.value;
    }
    const end = waiting.indexOf('\n\n');
    const found = waiting.slice(0, end);
    waiting = waiting.slice(end + 2);
    return found;
  }

  return {
    status: response.status,
    headers: response.headers,
    cookie: cookieOf(response, headers['cookie']),
    block,
    async next() {
      for (;;) {
        const found = await block();
        if (found === null) throw new Error('the stream has ended');
        const [id, data] = found.split('\n');
        if (id?.startsWith('id: ') && data?.startsWith('data: ')) {
          const event = JSON.parse(data.slice('data: '.length)) as ChatEvent;
          if (String(event.id) !== id.slice('id: '.length)) throw new Error('id and data differ');
          return event;
        }
      }
    },
    close: () => leaving.abort(),
  };
}

/** The cookie that an answer set, or the one that was sent. */
export function cookieOf(response: Response, sent = ''): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? sent;
}

/** POSTs a message as the page does. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/chat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
  });
}
