import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../http/fastify-app.ts'
import { type Language, languages, pages, renderPage } from './pages.ts'

const SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const folder = new URL('browser/', import.meta.url)

/** Where the links of our mails lead. The token stands in the fragment, which no server ever sees. */
export function pageRoutes(app: App): void {
  for (const [path, page] of Object.entries(pages)) {
    if (app.hasRoute({ method: 'GET', url: path })) continue
    const inLanguage = Object.fromEntries(
      Object.keys(languages).map((language) => [language, renderPage(page, language as Language)]),
    )
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      const language = languageOf(request)
      reply.headers({ 'content-security-policy': SECURITY, 'content-language': language, vary: 'Accept-Language' })
      return reply.type('text/html; charset=utf-8').send(inLanguage[language])
    })
  }
  for (const file of readdirSync(folder)) {
    const content = readFileSync(new URL(file, folder))
    const type = `${TYPES[extname(file)]}; charset=utf-8`
    app.get(`/pages/${file}`, { schema: { hide: true } }, (_request, reply: FastifyReply) =>
      reply.header('cache-control', 'public, max-age=300').type(type).send(content),
    )
  }
}

/** The language of the link, else the one that the browser prefers, else English. */
function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown }
  const known = Object.keys(languages)
  if (typeof lang === 'string' && known.includes(lang)) return lang as Language
  return (request.accepts().languages(known) || 'en') as Language
}
