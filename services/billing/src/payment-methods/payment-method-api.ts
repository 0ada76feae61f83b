import type { Authorize, Deed } from '@holdfast/access'
import { PaymentMethodsChanged, type PaymentMethodsInput, type Payments } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import type { Call, Handlers } from '@holdfast/runtime'
import { checkReturnUrl } from '../payments/page.ts'
import type { PaymentProvider } from '../payments/payment-provider.ts'
import type { Seller } from '../sellers/seller.ts'
import { checkRoom, type PaymentMethods, preferMethod, removeMethod } from './payment-method.ts'
import type { PaymentMethodStore } from './payment-method-store.ts'

type Answered = 'listPaymentMethods' | 'beginPaymentMethod' | 'preferPaymentMethod' | 'removePaymentMethod'

const permission = 'payment-methods.manage'
const kinds = { card: 'PAYMENT_METHOD_KIND_CARD', 'bank-debit': 'PAYMENT_METHOD_KIND_BANK_DEBIT' } as const

export function paymentMethodApi(needs: {
  authorize: Authorize
  deed: Deed<CommandTransaction>
  methods: PaymentMethodStore
  provider: PaymentProvider | undefined
  seller: Pick<Seller, 'currency'>
}): Pick<Handlers<typeof Payments>, Answered> {
  const { authorize, deed, methods, provider, seller } = needs
  const { currency } = seller

  return {
    async listPaymentMethods({ companyId }, call) {
      await authorize(call, companyId, permission)
      return methodsToWire(await methods.find(companyId), provider !== undefined)
    },

    async beginPaymentMethod({ companyId, returnUrl }, call) {
      await authorize(call, companyId, permission)
      if (!provider) throw new DomainError('no-payment-provider')
      checkReturnUrl(returnUrl)
      const present = await methods.find(companyId)
      checkRoom(present)
      const wanted = { companyId, customer: present.customer, currency, returnUrl }
      const { customer, url } = await provider.beginMethod(wanted)
      // The provider speaks of the company by this name: it has to be known before the payer comes there.
      if (present.customer === undefined) await change(call, companyId, (now) => ({ ...now, customer }))
      return { url }
    },

    async preferPaymentMethod({ companyId, methodId }, call) {
      await change(call, companyId, (present) => preferMethod(present, methodId))
      return shown(call, companyId)
    },

    async removePaymentMethod({ companyId, methodId }, call) {
      await change(call, companyId, (present) => removeMethod(present, methodId))
      // It is charged no more, whether the provider forgets it or not.
      await provider?.removeMethod(methodId).catch(() => {})
      return shown(call, companyId)
    },
  }

  /** To whoever may see it now: a call can be repeated. */
  async function shown(call: Call, companyId: string): Promise<PaymentMethodsInput> {
    await authorize.afterwards(call, companyId, permission)
    return methodsToWire(await methods.find(companyId), provider !== undefined)
  }

  function change(
    call: Call,
    companyId: string,
    decide: (present: PaymentMethods) => PaymentMethods,
  ): Promise<Record<string, never>> {
    return deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
      const present = await methods.find(companyId, tx.session)
      const after = decide(present)
      if (after === present) return {}
      await methods.save(after, tx.session)
      tx.append(PaymentMethodsChanged, { companyId, count: after.methods.length })
      return {}
    })
  }
}

function methodsToWire({ methods }: PaymentMethods, isOffered: boolean): PaymentMethodsInput {
  return {
    methods: methods.map(({ providerId, kind, label }) => ({ methodId: providerId, kind: kinds[kind], label })),
    isOffered,
  }
}
