import { isId } from '@holdfast/contracts'
import type { Entitlements } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import { entitlementOf } from '../accounts/account.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { entitlementToWire } from './entitlement-wire.ts'

export function entitlementApi(needs: { known: KnownAccounts; catalogue: Catalogue }): Handlers<typeof Entitlements> {
  const { known, catalogue } = needs
  return {
    async get({ companyId }) {
      if (!isId(companyId)) throw new DomainError('bad-request')
      return entitlementToWire(entitlementOf(await known.account(companyId), catalogue))
    },
  }
}
