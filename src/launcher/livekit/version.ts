// Which LiveKit programs are built, fetched and deployed: the one place. compose.yaml repeats it; a test compares.

export interface LivekitProgram {
  /** Of the file, and of the folder under cmd/ that it is built from unless `main` says otherwise. */
  name: 'livekit-server' | 'livekit-sip';
  /** As people know it. */
  title: string;
  module: string;
  version: string;
  main: string;
  /** C libraries that it is built with, as pkg-config and Debian know them. */
  libraries: readonly { pkgConfig: string; debian: string }[];
}

/** Newer ones need a Go module that the public proxy does not serve; see build-livekit.ts. */
export const LIVEKIT_SERVER_VERSION = 'v1.13.5';
/** Other ones cannot be had from the public proxy, or not with the checksums that Go's own database has. */
export const LIVEKIT_SIP_VERSION = 'v1.8.0';

export const LIVEKIT_SERVER: LivekitProgram = {
  name: 'livekit-server',
  title: 'LiveKit server',
  module: 'github.com/livekit/livekit-server',
  version: LIVEKIT_SERVER_VERSION,
  main: './cmd/server',
  libraries: [],
};

export const LIVEKIT_SIP: LivekitProgram = {
  name: 'livekit-sip',
  title: 'LiveKit SIP',
  module: 'github.com/livekit/sip',
  version: LIVEKIT_SIP_VERSION,
  main: './cmd/livekit-sip',
  libraries: [
    { pkgConfig: 'opus', debian: 'libopus-dev' },
    { pkgConfig: 'opusfile', debian: 'libopusfile-dev' },
    { pkgConfig: 'soxr', debian: 'libsoxr-dev' },
  ],
};

/** What their go.mod files ask for. A Go from 1.21 on fetches it by itself unless GOTOOLCHAIN forbids that. */
export const LIVEKIT_GO = { builds: [1, 26], fetches: [1, 21] } as const;
