import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const { HOST_ID, KEY_ID = '', SECRET = '', PORT } = process.env
const limits = { archiveBytes: 1e8, unpackedBytes: 1e9, files: 10_000, fileBytes: 1e8 }
const me = { contract: '1', driver: { name: 'first', version: '1' }, hostId: HOST_ID, capabilities: [], limits }

function allows(authorization: string, act: string): boolean {
  const [head = '', claims = '', mac = ''] = authorization.replace('Bearer ', '').split('.')
  const wanted = createHmac('sha256', Buffer.from(SECRET, 'base64')).update(`${head}.${claims}`).digest()
  const given = Buffer.from(mac, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false
  const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const [{ kid, alg }, { iss, aud, exp, act: allowed }] = [parse(head), parse(claims)]
  const isOurs = kid === KEY_ID && alg === 'HS256' && iss === 'holdfast' && aud === HOST_ID
  return isOurs && allowed === act && Date.now() / 1000 < exp + 30
}

createServer(({ method, url = '', headers: { authorization = '' } }, response) => {
  const [path = ''] = url.split('?')
  const answer = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body))
  if (path === '/healthz') answer(200, { status: 'ok' })
  else if (!allows(authorization, `${method} ${path}`)) answer(401, { code: 'bad-token', permanent: true })
  else if (path === '/') answer(200, me)
  else answer(503, { code: 'unavailable', permanent: false })
}).listen(Number(PORT), '127.0.0.1')
