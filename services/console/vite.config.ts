import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { paths } from './src/paths.ts'

/** What the gateway puts a fresh nonce in place of, at each answer. */
const NONCE = '__NONCE__'

/** The folder of scripts and styles, whose names change with their content. */
const ASSETS = 'console'

/** Tells the gateway under which paths it answers with the console. Every other path stays a 404. */
const pagesForGateway: Plugin = {
  name: 'pages-for-gateway',
  generateBundle() {
    const source = `${JSON.stringify(Object.values(paths), null, 2)}\n`
    this.emitFile({ type: 'asset', fileName: 'pages.json', source })
  },
}

/** Says of a visitor of `vite` what the gateway says where it serves the page: somebody may be signed in. */
const sessionForDevelopment: Plugin = {
  name: 'session-for-development',
  apply: 'serve',
  transformIndexHtml: (page) => page.replace('<html', '<html data-session="present"'),
}

/** Beside each file, the same compressed: once at the build, instead of at each answer. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }) {
    for (const name of readdirSync(join(dir, ASSETS))) {
      const path = join(dir, ASSETS, name)
      const content = readFileSync(path)
      writeFileSync(`${path}.br`, brotliCompressSync(content))
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  plugins: [react(), pagesForGateway, sessionForDevelopment, compressed],
  html: { cspNonce: NONCE },
  build: {
    assetsDir: ASSETS,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // A page of few files: each costs a request, and a moment in which the page does not answer.
        codeSplitting: {
          groups: [
            { name: 'first', test: /src\/(main|account\/(card-layout|sign-in|sign-up))\.tsx$/, priority: 3 },
            { name: 'company', test: /src\/company\/in-company\.tsx$/, priority: 2 },
            { name: 'pages', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    // With `npm start` in another terminal, `npx vite` here shows each change at once.
    proxy: Object.fromEntries(['/v1', '/icon.svg', '/openapi.json'].map((path) => [path, 'http://127.0.0.1:8080'])),
  },
})
