// Opens the test room in the person's browser, where there is one.
import { spawn } from 'node:child_process';

export function openBrowser(url: string): void {
  const { command, args } = browserCommand(process.platform, url);
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  // No browser: the address stands in the summary.
  child.on('error', () => undefined);
  child.unref();
}

export function browserCommand(platform: NodeJS.Platform, url: string): { command: string; args: string[] } {
  if (platform === 'darwin') return { command: 'open', args: [url] };
  if (platform === 'win32') return { command: 'cmd', args: ['/c', 'start', '', url] };
  return { command: 'xdg-open', args: [url] };
}
