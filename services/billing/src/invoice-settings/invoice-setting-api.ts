import type { Authorize, Deed } from '@holdfast/access'
import { textLengths } from '@holdfast/contracts'
import type { Contacts, InvoiceSettingsInput, PutInvoiceSettingsRequest } from '@holdfast/contracts/billing'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import { openForm } from '../values/form.ts'
import { checkIsVersion } from '../values/version.ts'
import { putSettings, type WantedSettings } from './invoice-setting.ts'
import type { InvoiceSettingStore } from './invoice-setting-store.ts'
import { faultOfPeppolAddress } from './peppol.ts'

const permission = 'billing-contacts.manage'

export function invoiceSettingApi(needs: {
  ledger: Pick<Ledger, 'lookUp'>
  authorize: Authorize
  deed: Deed<CommandTransaction>
  invoiceSettings: InvoiceSettingStore
}): Pick<Handlers<typeof Contacts>, 'getInvoiceSettings' | 'putInvoiceSettings'> {
  const { ledger, authorize, deed, invoiceSettings } = needs
  return {
    async getInvoiceSettings({ companyId }, call) {
      await authorize(call, companyId, permission)
      return shown(companyId)
    },

    async putInvoiceSettings(request, call) {
      const { companyId, ifVersion } = request
      const wanted = readSettings(request)
      await deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
        const present = await invoiceSettings.find(companyId, tx.session)
        checkIsVersion(present, ifVersion)
        await invoiceSettings.save(putSettings(present, wanted), tx)
        return {}
      })
      await authorize.afterwards(call, companyId, permission)
      return shown(companyId)
    },
  }

  async function shown(companyId: string): Promise<InvoiceSettingsInput> {
    return (await ledger.lookUp((session) => invoiceSettings.find(companyId, session))).found
  }
}

function readSettings(request: PutInvoiceSettingsRequest): WantedSettings {
  const { purchaseOrder, invoiceEmail, electronicAddress } = request
  const form = openForm()
  const fault = electronicAddress ? faultOfPeppolAddress(electronicAddress) : undefined
  if (fault) form.fault(`/electronicAddress/${fault.field}`, fault.detail)
  const wanted = {
    ...(purchaseOrder !== undefined && {
      purchaseOrder: form.text('/purchaseOrder', purchaseOrder, textLengths.purchaseOrder),
    }),
    ...(invoiceEmail !== undefined && { invoiceEmail: form.email('/invoiceEmail', invoiceEmail) }),
    ...(electronicAddress && { electronicAddress: { scheme: electronicAddress.scheme, id: electronicAddress.id } }),
  }
  form.done()
  return wanted
}
