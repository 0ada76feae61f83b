import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { SessionCookie } from '../callers/session-cookie.ts'
import type { App } from '../http/fastify-app.ts'

/** What the build of the console has in place of a nonce. */
const NONCE = '__NONCE__'

/**
 * Serves the console: its page under each path that its build lists, and its scripts and styles, whose names change with
 * their content. Paths that the build does not list stay a 404.
 * @param directory where the console was built; nothing is served if it was not
 * @param mailPage where the mails of this machine are read, on a laptop; the console leads there
 */
export async function consoleRoutes(
  app: App,
  options: { directory: string; cookie: SessionCookie; mailPage?: string | undefined },
): Promise<void> {
  const { directory, cookie, mailPage } = options
  if (!existsSync(join(directory, 'pages.json'))) {
    app.log.warn('the console is not built: the API is served alone')
    return
  }
  const mails = mailPage === undefined ? '' : ` data-mails="${mailPage}"`
  const page = readFileSync(join(directory, 'index.html'), 'utf8').replace('<html', `<html${mails}`)

  for (const path of JSON.parse(readFileSync(join(directory, 'pages.json'), 'utf8')) as string[]) {
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      const nonce = randomBytes(16).toString('base64')
      // The console asks who is signed in only if somebody may be: a refused request would be an error in its log.
      const session = cookie.read(request) === undefined ? 'absent' : 'present'
      reply.header('content-security-policy', security(nonce)).type('text/html; charset=utf-8')
      return reply.send(page.replaceAll(NONCE, nonce).replace('<html', `<html data-session="${session}"`))
    })
  }

  await app.register(fastifyStatic, {
    root: join(directory, 'console'),
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })
  app.get('/console/*', { schema: { hide: true }, config: { unlimited: true } }, (request, reply) => {
    // Of a file alone: what is not there yet, while a new version is rolled out, must be asked for again.
    return reply.sendFile((request.params as { '*': string })['*'], {
      maxAge: '1y',
      immutable: true,
      cacheControl: true,
    })
  })
}

function security(nonce: string): string {
  return (
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; connect-src 'self'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
    'trusted-types default'
  )
}
