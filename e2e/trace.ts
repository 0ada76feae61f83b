import assert from 'node:assert/strict'
import { serviceNames } from '@holdfast/contracts'
import { type ReceivedSpan, receiveTraces } from '@holdfast/testing/trace-receiver'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { monthly } from './support/plans.ts'
import { startTestSystem } from './support/start-system.ts'
import { until } from './support/until.ts'

// Follows one invitation through a real system, from the request to the sent mail, and prints its trace as a tree. Fails if
// a part of the way is missing, or if a span says anything about a person.
const CLIENT = 3
const receiver = await receiveTraces()
const environment = Object.fromEntries(
  serviceNames.map((name) => [name, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint }]),
)
const own = await startTestSystem({ environment, say: (line) => console.log(line) })
try {
  const mailbox = openMailbox(own.mail.webUrl)
  const ada = new Person({ api: own.url, mailbox }, { email: newAddress('ada'), fullName: 'Ada Lindqvist' })
  await ada.join()
  const { items } = await ada.expect(200, 'GET', '/v1/plans')
  const { companyId } = await ada.expect(201, 'POST', '/v1/companies', {
    name: 'Lindqvist and Daughters',
    address: { line1: 'Quay 1', postalCode: '11130', city: 'Stockholm', country: 'SE' },
    plan: monthly(items[0].planId),
  })
  const invited = newAddress('gaston')
  await ada.expect(200, 'POST', `/v1/companies/${companyId}/invitations`, {
    emails: [invited],
    access: { companyRole: 'developer' },
  })
  await mailbox.wait(invited, { link: '/accept' })

  const root = await until('the request', () =>
    receiver.spans.find(({ name }) => name === 'POST /v1/companies/:companyId/invitations'),
  )
  const sent = await until('the sent mail', () => {
    return spansFrom(root).find(({ name }) => name === 'smtp: send')
  })
  // Each process sends its spans by itself.
  await until('both sides of each call', () => {
    const calls = spansFrom(root).filter(({ kind, attributes }) => kind === CLIENT && attributes['rpc.system.name'])
    return calls.every((call) => childrenOf(call).length === 1) || undefined
  })
  const spans = spansFrom(root)
  print(root, 0)
  const services = [...new Set(spans.map(({ service }) => service))].sort()
  console.log(
    `\n${spans.length} spans of ${services.join(', ')}; the mail went out after ${ms(sent.endedAt - root.startedAt)}`,
  )

  for (const service of ['gateway', 'company', 'notification', 'identity'])
    assert.ok(services.includes(service), service)
  const kinds = new Set(spans.map(({ kind }) => kind))
  assert.deepEqual([...kinds].sort(), [1, 2, 3, 4, 5], 'internal, server, client, producer and consumer')
  assert.ok(
    spans.some(({ name }) => name === 'insert ledger_entries'),
    'commands of the database',
  )
  const told = JSON.stringify(receiver.spans)
  for (const secret of ['@example.com', 'Lindqvist', 'Quay', 'holdfast-e2e', ada.password, ada.token!, '127.0.0.1']) {
    assert.ok(!told.includes(secret), `a span says ${secret}`)
  }
  console.log('ok: one request, one trace; what follows from it is linked; nothing of people in it')
} finally {
  await own.stop()
  await receiver.close()
}

/** The span, what is in it, and what follows from that. */
function spansFrom(root: ReceivedSpan): ReceivedSpan[] {
  return [root, ...[...childrenOf(root), ...followersOf(root)].flatMap(spansFrom)]
}

function childrenOf({ spanId }: ReceivedSpan): ReceivedSpan[] {
  return receiver.spans.filter((span) => span.parentSpanId === spanId).sort((a, b) => a.startedAt - b.startedAt)
}

/** A batch of entries follows from several: it is shown where it is asked for. */
function followersOf({ spanId }: ReceivedSpan): ReceivedSpan[] {
  return receiver.spans.filter(({ links }) => links.some((link) => link.spanId === spanId))
}

function print(span: ReceivedSpan, depth: number) {
  const { service, name, startedAt, endedAt, attributes } = span
  const follows = span.links.length > 0 ? 'linked: ' : ''
  const error = attributes['error.type'] ? ` (${attributes['error.type']})` : ''
  const since = ms(startedAt - root().startedAt)
  console.log(
    `${since.padStart(9)} ${ms(endedAt - startedAt).padStart(9)}  ${'  '.repeat(depth)}${follows}${service} ${name}${error}`,
  )
  for (const child of childrenOf(span)) print(child, depth + 1)
  for (const next of followersOf(span)) print(next, depth + 1)
}

function root(): ReceivedSpan {
  return receiver.spans.find(({ name }) => name === 'POST /v1/companies/:companyId/invitations')!
}

function ms(duration: number): string {
  return `${duration.toFixed(1)} ms`
}
