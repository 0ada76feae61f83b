import { randomBytes } from 'node:crypto'
import type { Person } from '../support/person.ts'
import { type Call, type Role, roles } from './calls.ts'
import { ask, renewed } from './cells.ts'
import { type Cast, joinCompany, renewInvitation, renewKey, type Scene } from './scene.ts'
import { type CompanyState, inState } from './states.ts'

interface Wrong {
  call: Call
  role: Role
  outcome: string
  right: string[]
}

/**
 * Brings companies into each state, and asks every call as every role there. Returns the answers that are not as the
 * independent table says. The company of the scene is afterwards as it was.
 * @param which whether this call is asked in this state
 */
export async function compareStates(
  given: Scene,
  all: Call[],
  operator: Person,
  which: (state: CompanyState, index: number) => boolean,
): Promise<{ wrong: (Wrong & { state: CompanyState })[]; asked: Map<CompanyState, number> }> {
  const wrong: (Wrong & { state: CompanyState })[] = []
  const asked = new Map<CompanyState, number>()
  let scene = given
  const company = () => `/v1/companies/${scene.companyId}`

  const suspend = () => actOnCompany('suspend')
  const restore = () => actOnCompany('restore')
  await suspend()
  await compare('suspended', roles, all, async (call, outcome) => {
    if (!call.uses || !outcome.startsWith('2')) return
    await restore()
    scene = await renewed(scene, call, outcome)
    await suspend()
  })
  await restore()

  const { owner } = scene
  await owner.turnOnTwoFactor()
  await owner.expect(200, 'PATCH', company(), { requireTwoFactor: true })
  // What the owner does is seen in the other states. Leaving works, and would take the scene apart.
  const forMembers = all.filter(({ permission }) => permission !== 'company.leave')
  const members = roles.filter((role) => role !== 'owner')
  await compare('two-factor required', members, forMembers, async () => {})
  await owner.expect(200, 'PATCH', company(), { requireTwoFactor: false })
  await owner.expect(204, 'DELETE', '/v1/me/two-factor')
  owner.forgetSecret()

  scene = await companyWithoutPlan(scene)
  const withoutSites = roles.filter((role) => role !== 'siteAdministrator' && role !== 'siteDeveloper')
  // It has no sites. What gives it a plan, or ends it, is left out.
  const leftOut = ['plan.change', 'plan.cancel', 'company.close']
  const ofCompanies = all.filter(
    ({ isHidden, permission, name }) => !isHidden && !leftOut.includes(permission) && !/siteRoles|bulk/.test(name),
  )
  await compare('without a plan', withoutSites, ofCompanies, async (call, outcome) => {
    scene = await renewed(scene, call, outcome)
  })
  await scene.owner.expect(204, 'DELETE', company())
  await compare('closed', withoutSites, ofCompanies, async () => {})
  return { wrong, asked }

  async function compare(
    state: CompanyState,
    who: readonly Role[],
    calls: Call[],
    after: (call: Call, outcome: string) => Promise<void>,
  ) {
    for (const [index, call] of calls.entries()) {
      if (!which(state, index)) continue
      for (const role of who) {
        const right = inState(state, call, role)
        const outcome = await ask(call, scene[role], scene)
        asked.set(state, (asked.get(state) ?? 0) + 1)
        if (!right.includes(outcome)) wrong.push({ state, call, role, outcome, right })
        await after(call, outcome)
      }
    }
  }

  async function actOnCompany(act: 'suspend' | 'restore') {
    const status = act === 'suspend' ? 204 : 200
    await operator.expect(status, 'POST', `/v1/operator/companies/${scene.companyId}/${act}`, { reason: 'The matrix' })
  }
}

/** Another company of the same people, without a plan, and so without sites. */
async function companyWithoutPlan(scene: Scene): Promise<Scene> {
  const cast: Cast = scene
  const address = { line1: '1 Canal Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
  const body = { name: `Matrix ${randomBytes(4).toString('hex')}`, address, taxId: 'DE123456789' }
  const { companyId } = await cast.owner.expect(201, 'POST', '/v1/companies', body)
  const other: Scene = { ...scene, companyId }
  await joinCompany(other, [cast.administrator, cast.heir], 'administrator')
  await joinCompany(other, [cast.developer, cast.target], 'developer')
  await joinCompany(other, [cast.billing], 'billing')
  await renewInvitation(other)
  await renewKey(other)
  return other
}
