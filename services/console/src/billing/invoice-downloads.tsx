import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { download } from '../api/download.ts'
import { useCompany } from '../company/company-context.ts'
import { useProblemSentence } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'

const files = [
  { name: 'PDF', accept: 'application/pdf', ending: 'pdf' },
  { name: 'UBL', accept: 'application/xml', ending: 'xml' },
] as const

/** The document as its files. A link could not say which one is wanted. */
export function InvoiceDownloads({ number }: { number: string }) {
  return files.map((file) => <FileButton key={file.name} number={number} file={file} />)
}

function FileButton({ number, file: { name, accept, ending } }: { number: string; file: (typeof files)[number] }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const sentence = useProblemSentence()
  const get = useMutation({
    mutationFn: () => {
      const path = `/v1/companies/${companyId}/invoices/${encodeURIComponent(number)}`
      return download(path, accept, `${number.replaceAll('/', '-')}.${ending}`)
    },
    onError: (error) => notifications.show({ message: sentence(error), color: 'red' }),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={get.isPending}
      onClick={() => get.mutate()}
    >
      {say(words.billing.invoice.download, { form: name })}
    </Button>
  )
}
