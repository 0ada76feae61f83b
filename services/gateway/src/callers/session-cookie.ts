import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookie that holds a browser's session token. */
export interface SessionCookie {
  name: string
  read(request: FastifyRequest): string | undefined
  set(reply: FastifyReply, token: string, expiresAt: number): void
  clear(reply: FastifyReply): void
}

/** @param publicUrl with https, the name begins with `__Host-`: browsers then accept it only as Secure and for this host alone */
export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-holdfast' : 'holdfast'
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
  return {
    name,
    read: (request) => request.cookies[name],
    set: (reply, token, expiresAt) => {
      reply.setCookie(name, token, { ...attributes, expires: new Date(expiresAt) })
    },
    clear: (reply) => {
      reply.clearCookie(name, attributes)
      // Also what pages have kept in the browser. Browsers heed it where there is TLS.
      reply.header('clear-site-data', '"cookies", "storage"')
    },
  }
}
