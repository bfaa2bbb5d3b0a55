// The browser's own speech recognition, where there is one: its words travel as typed turns.

interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
}
type RecognitionMaker = new () => Recognition;

declare global {
  interface Window {
    SpeechRecognition?: RecognitionMaker;
    webkitSpeechRecognition?: RecognitionMaker;
  }
}

export interface EarListener {
  hearing(text: string | null): void;
  said(text: string): void;
  /** It has stopped for good. */
  stopped(why: string): void;
}

const TROUBLE: Record<string, string> = {
  'not-allowed': 'The microphone was refused. You can type instead.',
  'service-not-allowed': 'This browser does not allow its speech recognition here. You can type instead.',
  'audio-capture': 'No microphone was found. You can type instead.',
  network: "The browser's speech recognition cannot be reached. You can type instead.",
};

export function hasBrowserEar(): boolean {
  return (window.SpeechRecognition ?? window.webkitSpeechRecognition) !== undefined;
}

/** Listens until the function that it returns is called. */
export function listenWithBrowser(listener: EarListener): () => void {
  const Maker = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Maker) {
    listener.stopped('This browser has no speech recognition. You can type instead.');
    return () => undefined;
  }
  const recognition = new Maker();
  let wanted = true;
  recognition.lang = 'en-US';
  recognition.continuous = true;
  recognition.interimResults = true;
  recognition.addEventListener('result', (event) => {
    if (!isResult(event)) return;
    const results = [...event.results].slice(event.resultIndex);
    for (const result of results.filter(({ isFinal }) => isFinal)) {
      const text = result[0]?.transcript.trim() ?? '';
      if (text !== '') listener.said(text);
    }
    const open = results.filter(({ isFinal }) => !isFinal).map((result) => result[0]?.transcript ?? '');
    listener.hearing(open.join('').trim() || null);
  });
  recognition.addEventListener('error', (event) => {
    const why = 'error' in event && typeof event.error === 'string' ? TROUBLE[event.error] : undefined;
    if (why === undefined) return;
    wanted = false;
    listener.stopped(why);
  });
  // Browsers end it after a silence.
  recognition.addEventListener('end', () => {
    if (wanted) recognition.start();
  });
  recognition.start();
  return () => {
    wanted = false;
    recognition.stop();
    listener.hearing(null);
  };
}

function isResult(
  event: Event,
): event is Event & { resultIndex: number; results: SpeechRecognitionResultList } {
  return 'results' in event && 'resultIndex' in event;
}
