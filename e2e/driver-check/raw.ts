import { request } from 'node:http'
import { request as requestTls } from 'node:https'
import { buffer } from 'node:stream/consumers'

export interface RawAnswer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  body: Buffer
}

/** A request as it is: no path is normalised, no host name resolved, no redirect followed. */
export async function ask(
  base: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  const { protocol, hostname, port, pathname } = new URL(base)
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  const options = { host: hostname, port, path: pathname.replace(/\/$/, '') + path, method, headers, timeout: 30_000 }
  const sent = (protocol === 'https:' ? requestTls : request)(options, (answer) => {
    buffer(answer).then((got) => resolve({ status: answer.statusCode!, headers: answer.headers, body: got }), reject)
  })
  sent.on('error', reject)
  sent.on('timeout', () => sent.destroy(new Error('no answer within 30 seconds')))
  sent.end(body)
  return promise
}
