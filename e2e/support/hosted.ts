import { type Received, send } from './http.ts'

/**
 * What a visitor gets. The host listens on this machine, or where HOLDFAST_SITES says, whatever the name resolves to.
 * @param url as the API tells it, such as `http://quay-x7k2.localhost:8081/`
 */
export function visit(
  url: string,
  more: { path?: string; method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Received> {
  const { host, port, pathname, search } = new URL(url)
  const { path = `${pathname}${search}`, method = 'GET', headers, body } = more
  return send(process.env.HOLDFAST_SITES ?? `http://127.0.0.1:${port}`, {
    method,
    path,
    headers: { ...headers, host },
    body,
  })
}
