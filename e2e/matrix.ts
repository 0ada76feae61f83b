import { parseArgs } from 'node:util'
import { columns, type PermissionId, type PermissionTable, permissions } from '@holdfast/access'
import { differences, readExpected } from '@holdfast/access/expected-permissions'
import { flip } from '@holdfast/access/mutation'
import { type Call, calls, checkCalls, type Role, roles } from './matrix/calls.ts'
import { ask, denial, expectation, isAllowed, keyExpectation, outside, renewed, thingsOf } from './matrix/cells.ts'
import { wrongDecisions } from './matrix/decisions.ts'
import { wrongPermissions, wrongRefusals } from './matrix/documented.ts'
import { keepProofsFresh } from './matrix/fresh-proofs.ts'
import { startMutableServices } from './matrix/mutable-services.ts'
import { wrongProofs } from './matrix/proofs.ts'
import { buildScene, type Cast, holders, type Scene } from './matrix/scene.ts'
import { compareStates } from './matrix/states-scene.ts'
import { readRoutes } from './support/documented-routes.ts'
import { inTurns } from './support/in-turns.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { startTestSystem } from './support/start-system.ts'
import { until } from './support/until.ts'

// Calls the API for every permission that has a route, as every role, in the caller's own and in another company, and
// compares the answers and the API's document with a table that was written from the product description. With
// `--mutate` each cell of the table in the code is changed in turn, and the run must notice each change.
const { values } = parseArgs({
  options: { mutate: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
})
const begun = performance.now()
const say = (line: string) => console.log(line)
const failures: string[] = []
const expected = readExpected()
const ids = [...expected.keys()] as PermissionId[]

// Cells that another rule hides from the API.
const unseenByApi = new Set([
  'company.leave owner',
  // Whoever does not see the site is told that it is not there, whatever else they may do.
  'site.clone billing',
  'staging.create billing',
  'staging.delete billing',
  'premium-staging.create billing',
  'premium-staging.delete billing',
  // Needs the use of the live environment, too.
  'site.clone siteDeveloper',
  // No route needs them yet but the question about oneself, which is asked without a site.
  'activity.company.see siteAdministrator',
  'activity.site.see siteAdministrator',
  'activity.site.see siteDeveloper',
  'support.site siteAdministrator',
  'support.site siteDeveloper',
])

const operatorAddress = newAddress('operator')
const system = await startTestSystem({
  environment: {
    gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
    identity: { OPERATOR_EMAILS: operatorAddress },
    company: {
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      INVITATIONS_PER_USER: '1000000',
      INVITATIONS_PER_RECIPIENT: '1000000',
      RESEND_AFTER_MS: '0',
    },
  },
  say,
})
const mailbox = openMailbox(system.mail.webUrl)
try {
  const cast = await gather()
  // Every permission can be asked about. The short run asks about some of them.
  const all = [...calls, ...checkCalls(values.short ? ids.filter((_, index) => index % 6 === 0) : ids)]
  await compareTables(cast)
  const elsewhere = await buildScene(await gather())
  const scene = await compareCells(cast, elsewhere, all)
  await compareCompanyStates(scene)
  await compareDocument(elsewhere, all)
  if (values.mutate) await turnEachCell(await gather(), all)
} catch (error) {
  failures.push((error as Error).stack ?? String(error))
}
await system.stop({ keepLogs: failures.length > 0 })
for (const failure of failures) say(`FAIL  ${failure}`)
const seconds = Math.round((performance.now() - begun) / 1000)
say(`\nmatrix: ${failures.length === 0 ? 'all as expected' : `${failures.length} not as expected`} (${seconds} s)`)
if (failures.length > 0) process.exitCode = 1

async function gather(): Promise<Cast> {
  const names = [...roles, 'heir', 'target', 'nobody'] as const
  const people = await inTurns(names, 2, async (name) => {
    const person = new Person({ api: system.url, mailbox }, { email: newAddress(name), fullName: `The ${name}` })
    return [name, await person.join()] as const
  })
  return Object.fromEntries(people) as unknown as Cast
}

/** Checks the table in the code, the table that the API serves, and the decisions by it. */
async function compareTables({ nobody }: Cast): Promise<void> {
  const served = await nobody.expect(200, 'GET', '/v1/permissions')
  const rows = Object.fromEntries(served.permissions.map((row: { id: string }) => [row.id, row])) as PermissionTable
  const { cells: wrong, asked } = wrongDecisions(permissions)
  for (const cell of differences(permissions)) failures.push(`table in code: ${cell}`)
  for (const cell of differences(rows)) failures.push(`GET /v1/permissions: ${cell}`)
  for (const cell of wrong) failures.push(`decision: ${cell}`)
  say(`\ntable: ${ids.length} permissions, ${ids.length * columns.length} cells, in code and at /v1/permissions`)
  say(`decisions: ${asked} by the table in code, for all ${columns.length} roles`)
}

async function compareCells(cast: Cast, elsewhere: Scene, all: Call[]): Promise<Scene> {
  const counts = { own: 0, byKey: 0, other: 0, crossed: 0, roleless: 0, signedOut: 0 }
  let scene = await buildScene(cast)
  const signedOut = new Person({ api: system.url, mailbox }, { email: newAddress('signed-out'), fullName: 'Nobody' })
  function compare(kind: keyof typeof counts, call: Call, who: string, outcome: string, ...right: string[]) {
    counts[kind]++
    if (right.includes(outcome)) return
    failures.push(`${call.permission}: ${call.name}, ${who}: ${outcome} instead of ${right.join(' or ')}`)
  }
  const prove = keepProofsFresh(cast)
  for (const [index, call] of all.entries()) {
    await prove()
    // The short run asks about a third of the calls as anybody but a member.
    const isWhole = !values.short || index % 3 === 0
    for (const role of roles) {
      const outcome = await ask(call, scene[role], scene)
      compare('own', call, `${role} of the company`, outcome, expectation(call, role))
      scene = await renewed(scene, call, outcome)

      if (isWhole) {
        compare('other', call, `${role} of another company`, await ask(call, cast[role], elsewhere), outside(call))
      }

      if (!call.names) continue
      const things = { ...thingsOf(elsewhere), companyId: scene.companyId }
      const right = isAllowed(call, role) ? [] : [denial(call, role)]
      const crossed = await ask(call, scene[role], scene, things)
      compare('crossed', call, `${role} with another company’s ${call.names}`, crossed, '404 not-found', ...right)
    }
    for (const role of isWhole ? holders : []) {
      const outcome = await ask(call, scene.programs[role], scene)
      compare('byKey', call, `an API key of the ${role}`, outcome, keyExpectation(call, role))
      scene = await renewed(scene, call, outcome)
    }
    if (!isWhole) continue
    compare('roleless', call, 'a user without a role', await ask(call, cast.nobody, scene), outside(call))
    compare('signedOut', call, 'nobody', await ask(call, signedOut, scene), '401 not-signed-in')
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count)
  const withRoute = new Set(all.map(({ permission }) => permission))
  say(`calls: ${all.length}, for ${withRoute.size} permissions: ${[...withRoute].join(', ')}`)
  say(
    `cells: ${total} through the API (${counts.own} in one’s own company, ${counts.byKey} by API keys, ` +
      `${counts.other} in another, ` +
      `${counts.crossed} with ids of another company, ${counts.roleless} without a role, ${counts.signedOut} signed out)`,
  )
  return scene
}

/** Compares what the state of a company forbids. The short run asks about some of the calls in each state. */
async function compareCompanyStates(scene: Scene): Promise<void> {
  const operator = new Person({ api: system.url, mailbox }, { email: operatorAddress, fullName: 'The operator' })
  await operator.join()
  await operator.turnOnTwoFactor()
  const kept = calls.filter(({ uses }) => uses !== 'scene')
  const { wrong, asked } = await compareStates(scene, kept, operator, (_, index) => !values.short || index % 6 === 0)
  for (const { state, call, role, outcome, right } of wrong) {
    failures.push(`${state}: ${call.permission}: ${call.name}, ${role}: ${outcome} instead of ${right.join(' or ')}`)
  }
  say(`states of the company: ${[...asked].map(([state, count]) => `${state} ${count} cells`).join(', ')}`)
}

/** Checks that the API's document says which permissions and proofs its operations need. */
async function compareDocument(elsewhere: Scene, all: Call[]): Promise<void> {
  const routes = await readRoutes(system.url)
  const permissions = wrongPermissions(routes, all)
  const refusals = wrongRefusals(routes, all)
  const proofs = await wrongProofs(routes, elsewhere, system.infrastructure.mongoUri)
  for (const wrong of [...permissions.wrong, ...refusals.wrong, ...proofs.wrong]) failures.push(`document: ${wrong}`)
  say(
    `document: ${permissions.compared} permissions of operations and ${refusals.compared} answers; ${proofs.asked} operations asked with an old proof, ` +
      `${proofs.refused} refused`,
  )
}

async function turnEachCell(cast: Cast, all: Call[]): Promise<void> {
  const services = await startMutableServices(system)
  const caught = { api: 0, table: 0 }
  try {
    await until('the services that can be changed', async () => {
      const { status } = await cast.owner.call('GET', '/v1/me/access')
      return status === 200 ? true : undefined
    })
    let scene = await buildScene(cast)
    const prove = keepProofsFresh(cast)
    for (const [row, id] of ids.entries()) {
      for (const [index, column] of columns.entries()) {
        await prove()
        const cell = `${id} ${column}`
        const role = roles.find((one) => one === column)
        // The short run asks the API about every third cell.
        const isAsked = role !== undefined && (!values.short || (row + index) % 3 === 0)
        const through = isAsked ? all.filter(({ permission }) => permission === id) : []
        const turned = flip(id, column)
        let isCaughtByApi = false
        for (const call of through) {
          services.table[id] = turned[id]
          const outcome = await ask(call, scene[role as Role], scene)
          services.table[id] = permissions[id]
          isCaughtByApi = outcome !== expectation(call, role as Role)
          scene = await renewed(scene, call, outcome)
          if (isCaughtByApi) break
        }
        const { cells: wrong } = wrongDecisions(turned)
        const isCaughtByTable = wrong.length === 1 && wrong[0] === cell
        if (isCaughtByApi) caught.api++
        else if (isCaughtByTable) caught.table++
        else failures.push(`changed and not noticed: ${cell}`)
        if (!isCaughtByTable) failures.push(`changed, and other decisions than this one differ: ${cell}, but ${wrong}`)
        if (through.length > 0 && !isCaughtByApi && !unseenByApi.has(cell)) {
          failures.push(`changed, and the API does not show it: ${cell}`)
        }
      }
    }
  } finally {
    await services.stop()
  }
  const flips = ids.length * columns.length
  say(
    `changed cells: ${flips}, caught through the API ${caught.api}, by the independent table ${caught.table}, ` +
      `missed ${flips - caught.api - caught.table}`,
  )
}
