import { isDuplicate, openCollection } from '@holdfast/runtime'
import { type Connection, mongo } from 'mongoose'
import type { InvoiceDocuments } from '../documents/document-rendering.ts'
import { digestOf, mostFileBytes } from './invoice-file.ts'

interface FilesRow {
  /** The number. */
  _id: string
  ubl: mongo.Binary
  facturX: mongo.Binary
  /** SHA-256 of each. */
  ublDigest: string
  facturXDigest: string
}

export type InvoiceFileStore = Awaited<ReturnType<typeof createInvoiceFileStore>>

/** The bytes that companies were sent. They are written once. */
export async function createInvoiceFileStore(connection: Connection) {
  const collection = await openCollection<FilesRow>(connection, 'invoice-files')

  return {
    async find(number: string): Promise<InvoiceDocuments | undefined> {
      const found = await collection.findOne({ _id: number })
      if (!found) return undefined
      const files = { ubl: found.ubl.value(), facturX: found.facturX.value() }
      // What was kept is the invoice: bytes that have changed are shown to nobody.
      const isWhole = digestOf(files.ubl) === found.ublDigest && digestOf(files.facturX) === found.facturXDigest
      if (!isWhole) throw new Error(`the files of ${number} are not those that were kept`)
      return files
    },
    /** Whoever is second keeps nothing. */
    async keep(number: string, { ubl, facturX }: InvoiceDocuments): Promise<void> {
      if (ubl.length > mostFileBytes || facturX.length > mostFileBytes)
        throw new Error(`the files of ${number} are too large`)
      const digests = { ublDigest: digestOf(ubl), facturXDigest: digestOf(facturX) }
      const bytes = { ubl: new mongo.Binary(ubl), facturX: new mongo.Binary(facturX) }
      await collection.insertOne({ _id: number, ...bytes, ...digests }).catch((error) => {
        if (!isDuplicate(error)) throw error
      })
    },
  }
}
