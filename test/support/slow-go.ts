// A Go that takes its time: it "builds" a LiveKit server by copying one, when the test says so.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SlowGo {
  /** For the start: this Go alone on the PATH, and an empty folder for what it builds. */
  variables: Record<string, string>;
  /** Whether it has been asked to build. */
  building(): boolean;
  /** Lets the build end. */
  finish(): void;
  /** Of the process that builds. */
  pid(): number;
}

export function slowGo(folder: string, livekitServer: string): SlowGo {
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('bin'), { recursive: true });
  mkdirSync(at('module'), { recursive: true });
  writeFileSync(
    at('bin/go'),
    `#!/bin/sh
case "$1" in
  env) printf 'go1.26.0\\nlocal\\n' ;;
  mod) printf '{"Dir":"${at('module')}"}' ;;
  build)
    echo $$ > ${at('building')}
    while [ ! -e ${at('finish')} ]; do sleep 0.1; done
    while [ "$1" != -o ]; do shift; done
    cp ${livekitServer} "$2" ;;
esac
`,
  );
  chmodSync(at('bin/go'), 0o755);
  return {
    variables: {
      PATH: `${at('bin')}:/usr/bin:/bin`,
      LIVEKIT_SERVER: '',
      SWITCHBOARD_TOOLS: at('tools'),
    },
    building: () => existsSync(at('building')),
    finish: () => writeFileSync(at('finish'), ''),
    pid: () => Number(readFileSync(at('building'), 'utf8')),
  };
}
