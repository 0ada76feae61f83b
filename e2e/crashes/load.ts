import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mailbox } from '../support/mailbox.ts'
import { type Answer, newAddress, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import type { Journal } from './journal.ts'
import { expectedOf } from './lanes.ts'

const CLIENTS = 8
const TEAMS = 4

/** One client. Two clients share a company, and so its shard, but each changes people of its own. */
interface Client {
  team: Team
  /** Their role never changes, so that the invitations that they make stay valid. */
  admin: Person
  staff: { person: Person; role: 'developer' | 'billing' }[]
  guest: Guest
}

interface Team {
  companyId: string
  name: string
  /** The first one owns the company at first. Only the first client transfers the ownership. */
  admins: Person[]
  owner: Person
}

/** A person who is removed, is invited, gets a link and joins, again and again. */
type Guest = { person: Person } & (
  | { step: 'inside' | 'outside' }
  | { step: 'invited'; invitationId: string }
  | { step: 'has-link'; invitationId: string; token: string }
)

export interface Invited {
  email: string
  inviter: string
  companyName: string
  /** True if its mail must come. Otherwise the invitation may be accepted before its mail is sent, and then none is. */
  isCertain: boolean
}

export type Load = Awaited<ReturnType<typeof prepareLoad>>

/** Signs people up, founds companies, and returns functions that put the system under load. */
export async function prepareLoad(at: { api: string; mailbox: Mailbox; journal: Journal }) {
  const { journal } = at
  const people: Person[] = []
  const invited = new Map<string, Invited>()
  const companyNames = new Map<string, string>()
  let outsiders = 0
  let isOver = false
  let pauseMs = 150

  const teams = await Promise.all(Array.from({ length: TEAMS }, (_, i) => formTeam(i)))
  const clients = (await Promise.all(teams.map(formClients))).flat()
  let running: Promise<void>[] = []

  return {
    people,
    invited,
    companyNames,
    start() {
      running = clients.map((client) => work(client))
    },
    /** How long each client waits between two calls, in milliseconds. */
    pace(ms: number) {
      pauseMs = ms
    },
    async stop() {
      isOver = true
      await Promise.all(running)
    },
    /** Founds companies at once, so that company appends entries on many shards. */
    async foundSome(count: number) {
      await Promise.all(clients.slice(0, count).map(({ admin }) => found(admin)))
    },
    /** Signs people in at once, so that identity appends entries. */
    async signInSome(count: number) {
      await Promise.all(clients.slice(0, count).map(({ admin }) => signIn(admin)))
    },
  }

  async function person(name: string): Promise<Person> {
    const fullName = `${name[0]!.toUpperCase()}${name.slice(1)}`
    const joined = await new Person(at, { email: newAddress(name), fullName }).join()
    people.push(joined)
    return joined
  }

  async function formTeam(index: number): Promise<Team> {
    const admins = [await person(`ada-${index}`), await person(`bo-${index}`)]
    const name = `Team ${index}`
    const companyId = await create(admins[0]!, name)
    await join(companyId, admins[0]!, admins[1]!, 'administrator')
    return { companyId, name, admins, owner: admins[0]! }
  }

  async function formClients(team: Team, index: number): Promise<Client[]> {
    return Promise.all(
      Array.from({ length: CLIENTS / TEAMS }, async (_, i): Promise<Client> => {
        const admin = team.admins[i]!
        const [one, two, guest] = [
          await person(`dev-${index}-${i}`),
          await person(`pay-${index}-${i}`),
          await person(`guest-${index}-${i}`),
        ]
        await join(team.companyId, admin, one, 'developer')
        await join(team.companyId, admin, two, 'billing')
        const staff: Client['staff'] = [
          { person: one, role: 'developer' },
          { person: two, role: 'billing' },
        ]
        return { team, admin, staff, guest: { person: guest, step: 'outside' } }
      }),
    )
  }

  async function work(client: Client) {
    try {
      while (!isOver) {
        await act(client)
        await sleep(pauseMs * (0.5 + Math.random()))
      }
    } catch (error) {
      journal.wrong.push(`a client had to stop: ${(error as Error).stack}`)
    }
  }

  function act(client: Client): Promise<void> {
    const chance = randomInt(100)
    if (chance < 45) return changeRole(client)
    if (chance < 67) return moveGuest(client)
    if (chance < 78) return inviteOutsider(client)
    if (chance < 88) return client.admin === client.team.admins[0] ? transfer(client.team) : changeRole(client)
    if (chance < 91) return found(client.admin)
    if (chance < 94) return signIn(client.admin)
    return journal.read(client.admin, '/v1/companies')
  }

  async function changeRole({ team: { companyId }, admin, staff }: Client) {
    const member = staff[randomInt(staff.length)]!
    const { userId } = member.person
    const role = member.role === 'developer' ? 'billing' : 'developer'
    const access = { companyRole: role }
    const answer = await journal.send(admin, 'PATCH', `/v1/companies/${companyId}/members/${userId}`, { access })
    done(200, answer)
    assert.equal(answer.body.access.companyRole, role)
    journal.expect(...expectedOf.access({ companyId, userId }, `${member.role} to ${role}`, admin.userId))
    member.role = role
  }

  async function moveGuest(client: Client) {
    const { team, admin, guest } = client
    const { person } = guest
    const { companyId } = team
    const { userId } = person
    switch (guest.step) {
      case 'inside': {
        done(204, await journal.send(admin, 'DELETE', `/v1/companies/${companyId}/members/${userId}`))
        journal.expect(...expectedOf.access({ companyId, userId }, 'developer to none', admin.userId))
        client.guest = { person, step: 'outside' }
        return
      }
      case 'outside': {
        const offer = { companyId, companyName: team.name, isCertain: false }
        const invitationId = await invite(admin, person.email, 'developer', offer)
        client.guest = { person, step: 'invited', invitationId }
        return
      }
      case 'invited': {
        const token = await copyLink(companyId, admin, guest.invitationId)
        client.guest = { person, step: 'has-link', invitationId: guest.invitationId, token }
        return
      }
      case 'has-link': {
        await accept(companyId, person, guest, 'developer')
        client.guest = { person, step: 'inside' }
      }
    }
  }

  async function inviteOutsider({ team: { companyId, name }, admin }: Client) {
    const email = `outsider-${++outsiders}@example.com`
    await invite(admin, email, 'billing', { companyId, companyName: name, isCertain: true })
  }

  async function transfer(team: Team) {
    const from = team.owner
    const to = team.admins.find((admin) => admin !== from)!
    const path = `/v1/companies/${team.companyId}/ownership-transfers`
    const answer = await journal.send(from, 'POST', path, { userId: to.userId })
    done(200, answer)
    assert.equal(answer.body.ownerId, to.userId)
    journal.expect(...expectedOf.transfer(team.companyId, from.userId, to.userId))
    team.owner = to
  }

  async function found(owner: Person) {
    await create(owner, `Shop ${randomInt(1e9)}`)
  }

  async function create(owner: Person, name: string): Promise<string> {
    const address = { line1: '1 Main Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
    const answer = await journal.send(owner, 'POST', '/v1/companies', { name, address, plan: monthly('starter') })
    done(201, answer)
    const { companyId } = answer.body
    journal.expect(...expectedOf.company(owner.userId, companyId))
    companyNames.set(companyId, name)
    return companyId
  }

  async function join(companyId: string, admin: Person, guest: Person, role: string) {
    const offer = { companyId, companyName: companyNames.get(companyId)!, isCertain: false }
    const invitationId = await invite(admin, guest.email, role, offer)
    const token = await copyLink(companyId, admin, invitationId)
    await accept(companyId, guest, { invitationId, token }, role)
  }

  async function invite(
    admin: Person,
    email: string,
    role: string,
    { companyId, companyName, isCertain }: { companyId: string; companyName: string; isCertain: boolean },
  ): Promise<string> {
    const body = { emails: [email], access: { companyRole: role } }
    const answer = await journal.send(admin, 'POST', `/v1/companies/${companyId}/invitations`, body)
    done(200, answer)
    const [{ result, invitationId }] = answer.body.results
    assert.equal(result, 'invited')
    journal.expect(...expectedOf.invitation({ companyId, inviterId: admin.userId }, invitationId))
    invited.set(invitationId, { email, inviter: admin.fullName, companyName, isCertain })
    return invitationId
  }

  /**
   * Copies a link of the invitation. If the answer is lost, the link in it is lost too, because a repeated call answers
   * `already-done`: then another link is copied.
   */
  async function copyLink(companyId: string, admin: Person, invitationId: string): Promise<string> {
    const path = `/v1/companies/${companyId}/invitations/${invitationId}/link`
    for (;;) {
      const answer = await journal.send(admin, 'POST', path)
      journal.expect(...expectedOf.link(invitationId))
      if (answer.status === 200) return answer.body.token
      refusedAs('already-done', answer)
    }
  }

  async function accept(
    companyId: string,
    guest: Person,
    { invitationId, token }: { invitationId: string; token: string },
    role: string,
  ) {
    done(200, await journal.send(guest, 'POST', '/v1/invitations/accept', { token }))
    const { userId } = guest
    journal.expect(...expectedOf.access({ companyId, userId }, `none to ${role}`, userId))
    journal.expect(...expectedOf.acceptance(invitationId, userId))
  }

  /** Signs in again, also to keep the proof of the password fresh. */
  async function signIn(person: Person) {
    const { email, password } = person
    for (;;) {
      const answer = await journal.send(person, 'POST', '/v1/sessions', { email, password, as: 'token' })
      if (answer.status === 200) {
        person.token = answer.body.token
        return
      }
      refusedAs('already-done', answer)
    }
  }
}

function done(status: number, answer: Answer) {
  assert.equal(answer.status, status, `${answer.headers['x-request-id']}: ${JSON.stringify(answer.body)}`)
}

function refusedAs(code: string, answer: Answer) {
  assert.equal(answer.body?.code, code, JSON.stringify(answer.body))
}
