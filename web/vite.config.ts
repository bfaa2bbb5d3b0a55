// Builds the pages into web/dist. `vite web` serves them with a rehearsed server behind, or with SWITCHBOARD_URL a real one.
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { mockServer } from './dev/mock-server.ts';

const server = process.env.SWITCHBOARD_URL;

function proxyTo(target: string): Record<string, ProxyOptions> {
  return { '/api': { target }, '/chat': { target, ws: true } };
}

export default defineConfig({
  plugins: server === undefined ? [react(), mockServer()] : [react()],
  server: { proxy: server === undefined ? {} : proxyTo(server) },
  build: {
    target: 'es2022',
    // livekit-client alone is half a megabyte; it is loaded when somebody calls in voice.
    chunkSizeWarningLimit: 700,
  },
});
