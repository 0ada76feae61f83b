import type { Authorize, Deed } from '@holdfast/access'
import type { Contacts } from '@holdfast/contracts/billing'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import { type Handlers, signedIn } from '@holdfast/runtime'
import type { InvoiceMailStore } from './invoice-mail-store.ts'

const permission = 'invoice-mails.switch'

export function invoiceMailApi(needs: {
  ledger: Pick<Ledger, 'lookUp'>
  authorize: Authorize
  deed: Deed<CommandTransaction>
  invoiceMails: InvoiceMailStore
}): Pick<Handlers<typeof Contacts>, 'getInvoiceMails' | 'putInvoiceMails'> {
  const { ledger, authorize, deed, invoiceMails } = needs
  return {
    async getInvoiceMails({ companyId }, call) {
      await authorize(call, companyId, permission)
      const { userId } = signedIn(call)
      return { isOn: (await ledger.lookUp((session) => invoiceMails.isOn(companyId, userId, session))).found }
    },

    async putInvoiceMails({ companyId, isOn }, call) {
      const { userId } = signedIn(call)
      await deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
        await invoiceMails.switch(companyId, userId, isOn, tx)
        return {}
      })
      await authorize.afterwards(call, companyId, permission)
      return { isOn: (await ledger.lookUp((session) => invoiceMails.isOn(companyId, userId, session))).found }
    },
  }
}
