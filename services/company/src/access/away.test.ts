import { createDeed, type Deed, type PermissionId } from '@holdfast/access'
import { createCompanyFacts, createSiteFacts, openAuthorizationAway } from '@holdfast/access/company'
import { idBytes, isId, newId, type Stream, shardOf } from '@holdfast/contracts'
import { CompanyChanged, MemberFact, Standings } from '@holdfast/contracts/company'
import { SiteFact } from '@holdfast/contracts/site'
import { type CommandTransaction, openLedger } from '@holdfast/ledger'
import { overGrpc, startReplica } from '@holdfast/replica'
import { asService, openChannel, type Passport } from '@holdfast/runtime'
import { apiKeyPassport, atEnd, outcomeOf, silentLog, testDatabase, testKeys, waitFor } from '@holdfast/testing'
import { startTcpProxy } from '@holdfast/testing/tcp-proxy'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, roles } from '../testing/company-service.ts'

// Access decided away from company: by a service that follows company and owns a ledger of its own.

let service: CompanyService
let away: Awaited<ReturnType<typeof follower>>
beforeAll(async () => {
  service = await companyService()
  away = await follower()
})

async function follower() {
  const signer = testKeys.signer('identity')
  const link = await startTcpProxy(service.address)
  const company = openChannel({ address: link.address, to: 'company', signer })
  const facts = createCompanyFacts(silentLog)
  const replica = startReplica({
    owner: 'company',
    source: overGrpc(company, signer),
    tables: { ...facts.tables },
    log: silentLog,
  })
  const memory = { isUsed: true }
  // There is no ledger of sites yet, so the tests put the facts of sites in themselves.
  const always = { now: () => 0, isFresh: () => true }
  const sites = createSiteFacts({ facts, replica: () => always, log: silentLog })
  const needs = { signer, facts, sites, log: silentLog }
  const { authorize, again, close } = openAuthorizationAway({
    ...needs,
    company,
    // Long, so that a loaded machine does not make the test fail.
    deadlineMs: 20_000,
    replica: { now: () => replica.now(), isFresh: (...at) => memory.isUsed && replica.isFresh(...at) },
  })
  const nowhere = openChannel({ address: '127.0.0.1:9', to: 'company', signer })
  const cutOff = openAuthorizationAway({ ...needs, company: nowhere, replica: { now: () => 0, isFresh: () => false } })
  /** Company accepts the connection, and never answers. */
  async function toSilence(deadlineMs: number) {
    const silent = await startTcpProxy(service.address)
    silent.hold()
    const company = openChannel({ address: silent.address, to: 'company', signer })
    const opened = openAuthorizationAway({
      ...needs,
      company,
      deadlineMs,
      replica: { now: () => 0, isFresh: () => false },
    })
    atEnd(async () => {
      opened.close()
      company.close()
      await silent.stop()
    })
    return { again: opened.again, company, signer }
  }
  const connection = await testDatabase()
  const producer = { send: async () => {}, close: async () => {} }
  const ledger = await openLedger({ owner: 'site', connection, producer, signer, log: silentLog })
  atEnd(async () => {
    await ledger.stop()
    for (const open of [{ close }, cutOff, company, nowhere]) open.close()
    await replica.stop()
    await link.stop()
  })
  await replica.loaded
  const deeds = connection.db!.collection<{ _id: string; n: number }>('deeds')
  return { authorize, again, cutOff, ledger, deeds, memory, link, sites, toSilence }
}

async function crew() {
  const { companyId, owner } = await service.company()
  const member = await service.join(companyId, owner, 'developer')
  const leave = () => service.members.removeMember({ companyId, userId: member.userId }, owner.call())
  return { companyId, owner, member, leave }
}

const newStream = (): Stream => `deed/${newId()}`
const done = (tx: CommandTransaction, companyId: string) => tx.append(CompanyChanged, { companyId, fields: ['deed'] })

/** The outcome of a deed, and how many entries its stream has afterwards. */
async function outcomeAt(stream: Stream, deed: Promise<unknown>) {
  const outcome = await outcomeOf(deed)
  const entries = await away.ledger.read(shardOf(stream), 0, 1_000)
  return [outcome, entries.filter((entry) => entry.stream === stream).length]
}

describe('when a member does something in another service', () => {
  const doing = (call: Passport, companyId: string, permission: PermissionId = 'site.create', stream = newStream()) =>
    outcomeAt(
      stream,
      createDeed(away.ledger, away.authorize)(call, { stream, companyId, permission }, async (tx) =>
        done(tx, companyId),
      ),
    )

  test('then the table of permissions decides, by this process’s replica of company’s facts', async () => {
    const { companyId, member } = await crew()
    expect(await doing(member.call(), companyId)).toEqual(['done', 1])
    expect(await doing(member.call(), companyId, 'plan.change')).toEqual(['not-allowed', 0])
    expect(await doing(service.person().call(), companyId)).toEqual(['not-found', 0])
  })

  test('then a key may what both it and its maker may, site permissions included', async () => {
    const { companyId, member } = await crew()
    const { userId } = member
    const key = apiKeyPassport({ userId, companyId, membershipId: newId(), permissions: ['site.create'] })
    expect(await doing(key, companyId)).toEqual(['done', 1])
    expect(await doing(key, companyId, 'members.see')).toEqual(['not-allowed', 0])
    expect(await doing(key, companyId, 'site.transfer')).toEqual(['keys-not-allowed', 0])
  })

  test('then company is asked while the replica cannot say, and the deed is refused when neither can', async () => {
    const { companyId, member, leave } = await crew()
    away.memory.isUsed = false
    try {
      expect(await doing(member.call(), companyId)).toEqual(['done', 1])
      expect(await doing(member.call(), companyId, 'plan.change')).toEqual(['not-allowed', 0])
      await leave()
      expect(await doing(member.call(), companyId)).toEqual(['not-found', 0])
    } finally {
      away.memory.isUsed = true
    }
    expect(await outcomeOf(away.cutOff.authorize(member.call(), companyId, 'site.create'))).toBe('access-unknown')
  })

  test('then a repeat gets its first outcome, also after they have left', async () => {
    const { companyId, member, leave } = await crew()
    const stream = newStream()
    const repeat = () => doing(member.call({ repeat: { key: stream, body: 'a' } }), companyId, 'site.create', stream)
    expect(await repeat()).toEqual(['done', 1])
    await leave()
    expect(await repeat()).toEqual(['done', 1])
  })
})

describe('when a member loses the right to a deed while it runs', () => {
  const deed: Deed<CommandTransaction> = (...args) => createDeed(away.ledger, away.authorize)(...args)

  test('then it is decided again directly before the commit, and nothing of it is kept', async () => {
    const { companyId, member, leave } = await crew()
    const stream = newStream()
    const refused = deed(member.call(), { stream, companyId, permission: 'site.create' }, async (tx) => {
      await away.deeds.insertOne({ _id: stream, n: 1 }, { session: tx.session })
      done(tx, companyId)
      await leave()
    })
    expect(await outcomeAt(stream, refused)).toEqual(['not-found', 0])
    expect(await away.deeds.countDocuments({ _id: stream })).toBe(0)
  })

  test('then the permissions that the handler asked for besides are decided again, too', async () => {
    const { companyId, owner, member } = await crew()
    const demote = { companyId, userId: member.userId, access: { companyRole: roles.billing } }
    for (const ask of ['may', 'require'] as const) {
      const stream = newStream()
      const refused = deed(member.call(), { stream, companyId, permission: 'company.see' }, async (tx, actor) => {
        actor[ask]('site.create')
        expect(actor.may('plan.change')).toBe(false)
        done(tx, companyId)
        await service.members.changeMember(demote, owner.call())
      })
      expect(await outcomeAt(stream, refused)).toEqual(['not-allowed', 0])
      const back = { ...demote, access: { companyRole: roles.developer } }
      await service.members.changeMember(back, owner.call())
    }
  })

  test('then an attempt that meets a write conflict is repeated, and access decided first', async () => {
    const { companyId, member, leave } = await crew()
    const stream = newStream()
    const raise = (session?: CommandTransaction['session']) =>
      away.deeds.updateOne({ _id: stream }, { $inc: { n: 1 } }, { upsert: true, ...(session && { session }) })
    let attempts = 0
    const refused = deed(member.call(), { stream, companyId, permission: 'site.create' }, async (tx) => {
      attempts++
      done(tx, companyId)
      await leave()
      // Another write to the same document: MongoDB refuses the next one, and the ledger repeats the attempt.
      await raise()
      await raise(tx.session)
    })
    expect(await outcomeAt(stream, refused)).toEqual(['not-found', 0])
    expect(attempts).toBe(1)
    expect(await away.deeds.findOne({ _id: stream })).toMatchObject({ n: 1 })
  })

  test('then no deed is committed whose last decision began after the removal was answered', async () => {
    const looks = new Map<string, number>()
    const lookedAt = Object.assign(
      (...args: Parameters<typeof away.authorize>) => {
        looks.set(args[0].requestId, performance.now())
        return away.authorize(...args)
      },
      { ...away.authorize },
    )
    const measured = createDeed(away.ledger, lookedAt)
    // Delays what the replica receives, by 40 ms: the answer to the removal must wait for the replica.
    away.link.delay(40)
    for (let round = 0; round < 4; round++) {
      const { companyId, member, leave } = await crew()
      const removal = { answeredAt: Number.POSITIVE_INFINITY }
      const counts = { before: 0, late: 0, refused: 0 }
      const lane = async () => {
        while (counts.refused < 3) {
          const call = member.call()
          const right = { stream: newStream(), companyId, permission: 'site.create' } as const
          const outcome = await outcomeOf(measured(call, right, async (tx) => done(tx, companyId)))
          if (outcome === 'not-found') counts.refused++
          else if (outcome !== 'done') continue
          else if (looks.get(call.requestId)! > removal.answeredAt) counts.late++
          else counts.before++
        }
      }
      const lanes = Promise.all(Array.from({ length: 4 }, lane))
      await waitFor(() => counts.before > 4)
      await leave()
      removal.answeredAt = performance.now()
      await lanes
      expect(counts).toMatchObject({ late: 0 })
    }
    away.link.pass()
  })
})

describe('when a site moves while a deed on it runs', () => {
  async function siteOfTwo() {
    const [from, to] = [await crew(), await crew()]
    const { member } = from
    await service.join(to.companyId, to.owner, 'developer', member)
    const siteId = newId()
    const move = (companyId: string, tenure: number) =>
      away.sites.tables.site.put(
        idBytes(siteId),
        SiteFact.encode({ companyId: idBytes(companyId), tenure, state: 'STATE_ACTIVE' }),
        0,
      )
    move(from.companyId, 1)
    const stream = newStream()
    const doing = (meanwhile = () => {}) => {
      const right = { stream, siteId, permission: 'dns.manage' } as const
      return createDeed(away.ledger, away.authorize)(member.call(), right, async (tx, actor) => {
        done(tx, actor.companyId)
        meanwhile()
        return actor.companyId
      })
    }
    return { from, to, move, stream, doing }
  }

  test('then nothing is kept of what was decided for the company that had it, though the caller may do it in both', async () => {
    const { from, to, move, stream, doing } = await siteOfTwo()
    expect(
      await outcomeAt(
        stream,
        doing(() => move(to.companyId, 2)),
      ),
    ).toEqual(['access-unknown', 0])
    expect(await doing()).toBe(to.companyId)
    expect(from.companyId).not.toBe(to.companyId)
  })

  test('then also not if the site is back before the commit, in a later tenure', async () => {
    const { from, to, move, stream, doing } = await siteOfTwo()
    const awayAndBack = () => {
      move(to.companyId, 2)
      move(from.companyId, 3)
    }
    expect(await outcomeAt(stream, doing(awayAndBack))).toEqual(['access-unknown', 0])
    expect(await doing()).toBe(from.companyId)
  })
})

describe('when a long task decides access again for the caller who started it', () => {
  const keyOf = async (companyId: string, { userId }: Person) => {
    const { membershipId } = MemberFact.decode((await service.fact('member', companyId, userId))!)
    expect(isId(membershipId)).toBe(true)
    const { principal } = apiKeyPassport({ userId, companyId, membershipId, permissions: ['site.create'] })
    return { principal, requestId: newId() }
  }

  test('then a key whose maker was removed and joined again is refused, though the replica does not see the difference', async () => {
    const { companyId, owner, member, leave } = await crew()
    const kept = await keyOf(companyId, member)
    const look = (authorize = away.again) => outcomeOf(authorize(kept, companyId, 'site.create'))
    expect(await look()).toBe('done')
    await leave()
    expect(await look()).toBe('not-signed-in')
    await service.join(companyId, owner, 'administrator', member)
    expect(await look()).toBe('not-signed-in')
    // In an ordinary call it is identity that refuses such a key, when the gateway resolves it.
    expect(await look(away.authorize)).toBe('done')
    const present = await keyOf(companyId, member)
    expect(await outcomeOf(away.again(present, companyId, 'site.create'))).toBe('done')
  })

  test('then a deed of such a key is refused, too', async () => {
    const { companyId, owner, member, leave } = await crew()
    const kept = await keyOf(companyId, member)
    const stream = newStream()
    const refused = createDeed(away.ledger, away.again)(
      kept,
      { stream, companyId, permission: 'site.create' },
      async (tx) => {
        done(tx, companyId)
        await leave()
        await service.join(companyId, owner, 'developer', member)
      },
    )
    expect(await outcomeAt(stream, refused)).toEqual(['not-signed-in', 0])
  })

  test('then company has the short deadline of a check to answer about a key, because a deed waits for it', async () => {
    const { companyId, member } = await crew()
    const { again, company, signer } = await away.toSilence(100)
    const { getStanding } = company.client(Standings)
    const usual = outcomeOf(getStanding({ companyId, userId: member.userId }, asService(signer, newId())))
    const kept = await keyOf(companyId, member)
    const first = await Promise.race([outcomeOf(again(kept, companyId, 'site.create')), usual])
    expect([first, await usual]).toEqual(['access-unknown', 'unavailable'])
  })

  test('then a person is decided as in a call, and refused when neither replica nor company can say', async () => {
    const { companyId, member, leave } = await crew()
    const person = { principal: member.call().principal, requestId: newId() }
    const key = await keyOf(companyId, member)
    const look = () => outcomeOf(away.again(person, companyId, 'site.create'))
    expect(await look()).toBe('done')
    await leave()
    expect(await look()).toBe('not-found')
    for (const kept of [person, key]) {
      expect(await outcomeOf(away.cutOff.again(kept, companyId, 'site.create'))).toBe('access-unknown')
    }
  })
})
