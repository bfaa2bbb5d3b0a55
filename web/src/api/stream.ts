// Listens to what the server tells as it happens. The browser reconnects by itself, except after a refusal: then we do.

export interface StreamListener {
  /** By the event's name; what is no JSON is dropped. */
  hear: Record<string, (value: unknown) => void>;
  connection(state: 'open' | 'reconnecting'): void;
  /** It broke off. False where nothing more is to come. */
  goOn(): boolean;
}

/** Milliseconds. */
const AGAIN_AFTER = 3000;

/** Listens until the function that it returns is called. */
export function openStream(path: string, listener: StreamListener): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(path);
    source.addEventListener('open', () => listener.connection('open'));
    source.addEventListener('error', () => {
      if (!listener.goOn()) {
        source.close();
        return;
      }
      listener.connection('reconnecting');
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_AFTER);
    });
    for (const [name, hear] of Object.entries(listener.hear))
      source.addEventListener(name, ({ data }: MessageEvent) => {
        const value = read(data);
        if (value !== undefined) hear(value);
      });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function read(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
