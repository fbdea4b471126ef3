import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce here with every page it sends.
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // No data: URLs, so that the content security policy can name this origin alone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules[\\/](echarts|zrender)[\\/]/.test(id) ? 'charts' : undefined),
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // `npm run dev` beside a server: calls go on to it.
    proxy: { '^/ipt\\.v1\\.': process.env['IPT_WEB'] ?? 'http://127.0.0.1:5081' },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
