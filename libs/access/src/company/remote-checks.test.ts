import { idBytes, newId } from '@holdfast/contracts'
import { AccessChecks, type BatchCheckRequest } from '@holdfast/contracts/company'
import { type Bidirectional, implement, openChannel, serve } from '@holdfast/runtime'
import { atEnd, silentLog, testKeys, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import type { Standing } from '../decide.ts'
import { answersToWire, type Question, questionFromWire, type Verdict } from './question.ts'
import { openRemoteChecks } from './remote-checks.ts'
import type { FoundStanding } from './standing-wire.ts'

type Stream = Parameters<Bidirectional<typeof AccessChecks>['batchCheck']>[0]

/** A process of company. The test decides what it answers. */
async function owner(address = '127.0.0.1:0') {
  const messages: { stream: Stream; message: BatchCheckRequest }[] = []
  const streams: Stream[] = []
  const open = new Set<Stream>()
  const state = {
    answers: ((_message) => undefined) as (message: BatchCheckRequest) => Verdict[] | undefined,
    standings: (_message: BatchCheckRequest): FoundStanding[] => [],
  }
  const server = await serve({
    address,
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(
        AccessChecks,
        {},
        {
          bidirectional: {
            batchCheck(stream) {
              streams.push(stream)
              open.add(stream)
              stream.on('close', () => open.delete(stream))
              stream.on('end', () => stream.end())
              stream.on('data', (message) => {
                messages.push({ stream, message })
                const verdicts = state.answers(message)
                if (verdicts) stream.write(answersToWire(message.request, verdicts, state.standings(message)))
              })
            },
          },
        },
      ),
    ],
  })
  atEnd(() => server.stop(0))
  return { ...server, messages, streams, open, state }
}

/** The deadline is long by default, for a busy machine. Tests of the deadline itself use short ones. */
function client(address: string, deadlineMs = 20_000) {
  const signer = testKeys.signer('identity')
  const channel = openChannel({ address, to: 'company', signer })
  atEnd(channel.close)
  const checks = openRemoteChecks({ channel, signer, log: silentLog, deadlineMs })
  atEnd(checks.close)
  return checks
}

/** A client with a stream to each of two processes. */
async function pair(deadlineMs: number) {
  const [a, b] = [await owner(), await owner()]
  const checks = client(`ipv4:127.0.0.1:${a.port},127.0.0.1:${b.port}`, deadlineMs)
  await waitFor(() => a.open.size === 1 && b.open.size === 1)
  return { checks, ask: () => checks.ask(question()), a, b }
}

async function given(deadlineMs?: number) {
  const server = await owner()
  const checks = client(`127.0.0.1:${server.port}`, deadlineMs)
  await waitFor(() => server.streams.length >= 2)
  return { ...server, checks }
}

const question = (permission: Question['permission'] = 'members.see', about = 0): Question => ({
  permission,
  about,
  userId: idBytes(newId()),
  companyId: idBytes(newId()),
})

/** Every user may see the company, and may do nothing else. */
const answers = ({ checks }: BatchCheckRequest): Verdict[] =>
  checks.map(({ permission }) => (permission.endsWith('.see') ? 'allowed' : 'not-allowed'))

describe('checks that are asked together', () => {
  test('then they travel in one message, and each gets its own answer', async () => {
    const { checks, messages, state } = await given()
    state.answers = answers
    const questions = [question(), question('members.manage', 15), question('company.leave', 5), question()]
    const verdicts = await Promise.all(questions.map(checks.ask))
    expect(verdicts).toEqual(['allowed', 'not-allowed', 'not-allowed', 'allowed'])
    expect(messages).toHaveLength(1)
    expect(messages[0]!.message.checks.map(questionFromWire)).toEqual(questions)
  })

  test('then a later question never joins a message under way, and answers may come in any order', async () => {
    const { checks, messages } = await given()
    const first = checks.ask(question())
    await waitFor(() => messages.length === 1)
    const second = checks.ask(question())
    await waitFor(() => messages.length === 2)
    const answer = (index: number, verdict: Verdict) => {
      const { stream, message } = messages[index]!
      stream.write(answersToWire(message.request, [verdict]))
    }
    answer(1, 'two-factor-required')
    expect(await second).toBe('two-factor-required')
    answer(0, 'allowed')
    expect(await first).toBe('allowed')
  })

  test('then a message has at most 256', async () => {
    const { checks, messages, state } = await given()
    state.answers = answers
    const verdicts = await Promise.all(Array.from({ length: 600 }, () => checks.ask(question())))
    expect(verdicts.every((verdict) => verdict === 'allowed')).toBe(true)
    expect(messages.map(({ message }) => message.checks.length)).toEqual([256, 256, 88])
  })
})

describe('when a standing is asked for', () => {
  const ids = () => [newId(), newId()] as const
  const found: Standing = {
    companyId: newId(),
    company: { state: 'suspended', requireTwoFactor: true },
    isOwner: true,
    access: { companyRole: 'administrator' },
  }

  test('then it travels with the checks, and each gets its own answer', async () => {
    const { checks, messages, state } = await given()
    state.answers = answers
    state.standings = ({ standings }) => standings.map((_, n) => (n === 0 ? found : 'not-found'))
    const asked = await Promise.all([
      checks.standing(newId(), found.companyId),
      checks.ask(question()),
      checks.standing(...ids()),
      checks.ask(question('members.manage')),
    ])
    expect(asked).toEqual([found, 'allowed', undefined, 'not-allowed'])
    expect(messages).toHaveLength(1)
  })

  test('then another process is asked what the first cannot say; if no process can say, it is unknown', async () => {
    const { checks, a, b } = await pair(20_000)
    for (const { state } of [a, b]) {
      state.answers = answers
      state.standings = () => ['unknown']
    }
    expect(await checks.standing(...ids())).toBe('unknown')
    expect([a.messages.length, b.messages.length]).toEqual([1, 1])
    // Either of the two may be asked first.
    a.state.standings = () => ['not-found']
    expect(await checks.standing(...ids())).toBeUndefined()
    // An older process of company does not understand the question.
    for (const { state } of [a, b]) state.standings = () => []
    expect(await checks.standing(...ids())).toBe('unknown')
  })

  test('then it is unknown when no answer comes in time', async () => {
    const { checks } = await given(100)
    expect(await checks.standing(...ids())).toBe('unknown')
  })
})

test('when a reply has fewer answers than there are questions, the missing ones are unknown', async () => {
  const { checks, state } = await given()
  state.answers = () => ['not-found']
  expect(await Promise.all([checks.ask(question()), checks.ask(question())])).toEqual(['not-found', 'unknown'])
})

test('when no answer comes in time, it is unknown, and the next is asked over another stream', async () => {
  const { checks, state, streams } = await given(100)
  expect(await checks.ask(question())).toBe('unknown')
  state.answers = answers
  await waitFor(() => streams.length > 2)
  await waitFor(async () => (await checks.ask(question())) === 'allowed')
})

test('when answers come, but not to this question, the stream is kept', async () => {
  const { checks, messages, state } = await given(2_000)
  state.answers = (message) => (message.checks[0]!.permission === 'company.close' ? undefined : answers(message))
  const never = checks.ask(question('company.close'))
  await new Promise(setImmediate)
  expect(await checks.ask(question())).toBe('allowed')
  expect(await never).toBe('unknown')
  expect(await checks.ask(question())).toBe('allowed')
  expect(messages.at(-1)!.stream).toBe(messages[0]!.stream)
})

test('when a stream ends, open questions are asked again at once on the other, and a new stream is opened', async () => {
  const { checks, messages, state, streams } = await given()
  const verdict = checks.ask(question())
  await waitFor(() => messages.length === 1)
  state.answers = answers
  messages[0]!.stream.end()
  expect(await verdict).toBe('allowed')
  expect(messages[1]!.stream).not.toBe(messages[0]!.stream)
  await waitFor(() => streams.length > 2)
})

describe('when a process is late', () => {
  async function two(deadlineMs: number) {
    const { checks, a, b } = await pair(deadlineMs)
    const first = checks.ask(question())
    await waitFor(() => a.messages.length + b.messages.length === 1)
    const [late, other] = a.messages.length === 1 ? [a, b] : [b, a]
    return { checks, first, late, other }
  }

  test('then another one is asked as well, and the first answer counts', async () => {
    const { checks, first, late, other } = await two(3_000)
    other.state.answers = answers
    expect(await first).toBe('allowed')
    // A reply that comes after the answer was given is ignored.
    const { stream, message } = late.messages[0]!
    stream.write(answersToWire(message.request, ['not-allowed']))
    late.state.answers = answers
    expect(await checks.ask(question())).toBe('allowed')
    expect([late.messages.length, other.messages.length]).toEqual([2, 1])
  })

  test('then an unknown of the other process does not count while the late one may still answer', async () => {
    const { first, late, other } = await two(3_000)
    other.state.answers = () => ['unknown']
    await waitFor(() => other.messages.length === 1)
    const { stream, message } = late.messages[0]!
    stream.write(answersToWire(message.request, ['allowed']))
    expect(await first).toBe('allowed')
  })

  test('then its stream is hung up once the time is over, and the other is asked from then on', async () => {
    const { checks, first, late, other } = await two(300)
    other.state.answers = () => undefined
    expect(await first).toBe('unknown')
    late.state.answers = answers
    other.state.answers = answers
    await waitFor(async () => (await checks.ask(question())) === 'allowed')
    expect(late.streams.length + other.streams.length).toBeGreaterThan(2)
  })
})

describe('when there are two processes', () => {
  test('and the first does not know, then the other is asked at once, and only what neither knows is unknown', async () => {
    const { ask, a, b } = await pair(20_000)
    for (const { state } of [a, b]) state.answers = () => ['unknown', 'not-allowed', 'unknown']
    const first = [ask(), ask(), ask()]
    expect(await Promise.all(first)).toEqual(['unknown', 'not-allowed', 'unknown'])
    expect([a.messages.length, b.messages.length]).toEqual([1, 1])
    a.state.answers = () => ['allowed', 'unknown', 'unknown']
    b.state.answers = () => ['unknown', 'unknown', 'not-found']
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['allowed', 'unknown', 'not-found'])
  })

  test('and one knows a part and the other is silent, then the known part is returned when the time is over', async () => {
    const { ask, a, b } = await pair(300)
    // One of the two is asked first; the other gets the same message and is silent.
    let isAnswered = false
    const once = () => {
      if (isAnswered) return undefined
      isAnswered = true
      return ['allowed', 'unknown'] satisfies Verdict[]
    }
    a.state.answers = once
    b.state.answers = once
    expect(await Promise.all([ask(), ask()])).toEqual(['allowed', 'unknown'])
    expect([a.messages.length, b.messages.length]).toEqual([1, 1])
  })

  test('and one is silent, then it is not the first to be asked for long', async () => {
    const { ask, a, b } = await pair(300)
    const first = ask()
    await waitFor(() => a.messages.length + b.messages.length === 1)
    const [silent, other] = a.messages.length === 1 ? [a, b] : [b, a]
    other.state.answers = answers
    expect(await first).toBe('allowed')
    await waitFor(async () => {
      const before = silent.messages.length
      return (await ask()) === 'allowed' && silent.messages.length === before
    })
  })
})

test('when the owner is gone and comes back, it is found again', async () => {
  const { checks, port, state, stop } = await given(1_000)
  state.answers = answers
  expect(await checks.ask(question())).toBe('allowed')
  await stop(0)
  expect(await checks.ask(question())).toBe('unknown')
  const next = await owner(`127.0.0.1:${port}`)
  next.state.answers = answers
  await waitFor(async () => (await checks.ask(question())) === 'allowed')
})

test('when nothing answers for a while, it is unknown at once; denials do not count as that', async () => {
  const { checks, messages, state } = await given(200)
  state.answers = () => ['not-allowed']
  for (let i = 0; i < 20; i++) expect(await checks.ask(question())).toBe('not-allowed')
  state.answers = () => undefined
  await waitFor(async () => {
    const asked: Promise<Verdict>[] = []
    for (let i = 0; i < 12; i++) {
      asked.push(checks.ask(question()))
      await new Promise(setImmediate)
    }
    await Promise.all(asked)
    const before = messages.length
    const askedAt = performance.now()
    const isUnknown = (await checks.ask(question())) === 'unknown'
    return isUnknown && performance.now() - askedAt < 100 && messages.length === before
  })
  state.answers = answers
  await waitFor(async () => (await checks.ask(question())) === 'allowed')
})

test('when it is closed, questions under way and later ones are unknown', async () => {
  const { checks, messages } = await given()
  const verdict = checks.ask(question())
  await waitFor(() => messages.length === 1)
  checks.close()
  expect(await verdict).toBe('unknown')
  expect(await checks.ask(question())).toBe('unknown')
})
