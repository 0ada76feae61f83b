import type { PermissionId } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import type { Companies, CreateCompanyRequest, UpdateCompanyRequest } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { freshlyProven, type Handlers, type Passport, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import type { Closings } from '../closings/closing-command.ts'
import type { Directory } from '../directory/identity-directory.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import { type PlanVersions, readChoice } from '../plans/plan-versions.ts'
import { type ChosenPlan, checkVersion, create, type Edit, edit, permissionsToEdit, type Settings } from './company.ts'
import type { CompanyStore } from './company-store.ts'
import { companyToWire, createReader } from './company-wire.ts'

type Answered = 'createCompany' | 'getCompany' | 'listCompanies' | 'updateCompany' | 'closeCompany' | 'withdrawClosing'

export function companyApi(needs: {
  ledger: Ledger
  change: ChangeCompany
  authorize: AuthorizeMember
  companies: CompanyStore
  memberships: MembershipStore
  people: PersonStore
  directory: Directory
  plans: PlanVersions
  closings: Closings
}): Pick<Handlers<typeof Companies>, Answered> {
  const { ledger, change, authorize, companies, memberships, people, directory, plans, closings } = needs

  return {
    async createCompany(request, call) {
      const { settings, choice } = readCreation(request)
      const { companyId } = await ledger.once(call, async () => {
        const { userId } = signedIn(call)
        if (choice) plans.check(choice)
        const user = (await directory.describe([userId], call.requestId)).get(userId)
        if (!user?.emailConfirmed) throw new DomainError('email-not-confirmed')
        const companyId = newId()
        return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
          const { session, now } = tx
          const created = create(settings, { id: companyId, ownerId: userId, membershipId: newId(now), choice, now })
          await people.makeOwner(userId, session)
          await memberships.insert(created.owner, session)
          await companies.add(created, tx)
          return { companyId }
        })
      })
      return present(call, companyId)
    },

    async getCompany({ companyId }, call) {
      const actor = await authorize(call, companyId, 'company.see')
      return companyToWire(actor.company, actor)
    },

    async listCompanies(request, call) {
      const { userId } = signedIn(call)
      const wanted = readPage(request, `companies/${userId}`)
      const rows = await memberships.ofUser(userId, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ companyId }) => companyId)
      const found = await companies.findAll(page.map(({ companyId }) => companyId))
      const byId = new Map(found.map((company) => [company.id, company]))
      const actors = await Promise.all(
        page.map((membership) => authorize.actorIn(call, byId.get(membership.companyId)!, membership)),
      )
      const visible = actors.flatMap((actor) => (actor?.may('company.see') ? [actor] : []))
      return { companies: visible.map((actor) => companyToWire(actor.company, actor)), nextCursor }
    },

    async updateCompany(request, call) {
      const { companyId, ifVersion } = request
      const changes = readEdit(request)
      await change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session).member(call, companyId)
        for (const permission of permissionsToEdit(changes)) actor.require(permission)
        // The other settings can be put back. A company that no longer requires two-factor lets stolen passwords in.
        if (changes.requireTwoFactor !== undefined) freshlyProven(call, tx.now)
        checkVersion(actor.company, ifVersion)
        await companies.save(edit(actor.company, changes, actor), tx)
        return {}
      })
      return present(call, companyId, 'company.settings.edit')
    },

    closeCompany: ({ companyId, ifVersion }, call) => closings.close(call, { companyId, ifVersion }),

    async withdrawClosing({ companyId }, call) {
      await authorize(call, companyId, 'company.close')
      return closings.withdraw(call, companyId, { actor: { kind: 'KIND_USER', id: signedIn(call).userId } })
    },
  }

  /** @param act a permission for the change, which an API key can have without `company.see` */
  async function present(call: Passport, companyId: string, ...act: PermissionId[]) {
    const viewer = await authorize.afterwards(call, companyId, 'company.see', ...act)
    return companyToWire(viewer.company, viewer)
  }
}

function readCreation(request: CreateCompanyRequest): { settings: Settings; choice?: ChosenPlan } {
  const reader = createReader()
  const settings: Settings = {
    name: reader.name(request.name),
    address: reader.address(request.address),
    ...(request.taxId !== undefined && { taxId: reader.taxId(request.taxId) }),
  }
  reader.done()
  return { settings, ...(request.choice && { choice: readChoice(request.choice) }) }
}

function readEdit(request: UpdateCompanyRequest): Edit {
  const reader = createReader()
  const edit: Edit = {
    ...(request.name !== undefined && { name: reader.name(request.name) }),
    ...(request.address && { address: reader.address(request.address) }),
    ...(request.taxId !== undefined && { taxId: reader.taxId(request.taxId) }),
    ...(request.clearTaxId && { taxId: null }),
    ...(request.requireTwoFactor !== undefined && { requireTwoFactor: request.requireTwoFactor }),
  }
  reader.done()
  return edit
}
