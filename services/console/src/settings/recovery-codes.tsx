import { Button, Code, Group, SimpleGrid } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'
import { useWords } from '../words/words.tsx'

/** The codes that open the account when the app is lost. They cannot be shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { words } = useWords()
  const of = words.settings.twoFactor.codes
  const text = `${codes.join('\n')}\n`
  const file = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/plain' })), [text])
  useEffect(() => () => URL.revokeObjectURL(file), [file])
  return (
    <>
      <SimpleGrid
        component="ul"
        style={{ listStyle: 'none' }}
        cols={{ base: 1, xs: 2 }}
        spacing="xs"
        p={0}
        m={0}
        aria-label={of.title}
      >
        {codes.map((code) => (
          <li key={code}>
            <Code fz="md">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group>
        <CopyButton text={text} variant="default">
          {of.copy}
        </CopyButton>
        <Button
          component="a"
          href={file}
          download="holdfast-recovery-codes.txt"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {of.download}
        </Button>
        <Button onClick={onDone}>{of.done}</Button>
      </Group>
    </>
  )
}
