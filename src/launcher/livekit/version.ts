// Which LiveKit server is built, fetched and deployed: the one place. compose.yaml repeats it; a test compares.

/** Newer ones need a Go module that the public proxy does not serve; see build-livekit.ts. */
export const LIVEKIT_SERVER_VERSION = 'v1.13.5';

/** What its go.mod asks for. A Go from 1.21 on fetches it by itself unless GOTOOLCHAIN forbids that. */
export const LIVEKIT_GO = { builds: [1, 26], fetches: [1, 21] } as const;
