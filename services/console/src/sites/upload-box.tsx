import { Alert, Button, Group, Paper, Progress, Stack, Text, TextInput } from '@mantine/core'
import { Dropzone, type FileRejection } from '@mantine/dropzone'
import { IconCloudUpload, IconUpload, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { isNowhere } from '../ui/focus.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { sizeText } from '../ui/size.ts'
import { Say, useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { LeavingUpload } from './leaving-upload.tsx'
import { type Environment, offers, useSite } from './site-context.ts'
import { useUpload } from './use-upload.ts'

/** What systems call the two kinds of archive that hosts take. */
const ACCEPTED = {
  'application/zip': ['.zip'],
  'application/x-zip-compressed': ['.zip'],
  'application/gzip': ['.tar.gz', '.tgz', '.gz'],
  'application/x-gzip': ['.tar.gz', '.tgz', '.gz'],
}

/** Takes an archive from the desktop, says how much of it was sent, and hands over to the work of the host. */
export function UploadBox({ environment }: { environment: Environment }) {
  const { words, language, say } = useWords()
  const { follow } = useSite()
  const name = useEnvironmentName()(environment)
  const [file, setFile] = useState<File>()
  const [refused, setRefused] = useState<string>()
  const openFiles = useRef<() => void>(null)
  const opener = useFocusAfter(file !== undefined)
  const most = environment.archiveBytes
  const sending = useUpload(environment.environmentId, (operation) => {
    setFile(undefined)
    follow(operation)
  })
  if (!offers(environment, 'archive-upload')) return <Text c="dimmed">{words.sites.notOffered}</Text>
  const choose = (chosen: File | undefined) => {
    sending.reset()
    setRefused(undefined)
    setFile(chosen)
  }
  const refuse = ([first]: FileRejection[]) => {
    const isTooLarge = first?.errors.some(({ code }) => code === 'file-too-large')
    if (!first || !isTooLarge || most === undefined) return setRefused(words.problems['unsupported-archive'])
    const size = sizeText(first.file.size, language)
    setRefused(say(words.sites.upload.tooLarge, { size, most: sizeText(most, language) }))
  }
  if (file) return <Chosen file={file} name={name} sending={sending} onLeave={() => choose(undefined)} />
  return (
    <Stack gap="xs">
      <Dropzone
        accept={ACCEPTED}
        multiple={false}
        onDrop={([first]) => choose(first)}
        onReject={refuse}
        maxSize={most}
        openRef={openFiles}
        // What is tabbed to is the button in it.
        activateOnKeyboard={false}
      >
        <Group justify="center" gap="md" mih={72}>
          <Dropzone.Accept>
            <IconUpload size={32} aria-hidden />
          </Dropzone.Accept>
          <Dropzone.Reject>
            <IconX size={32} aria-hidden />
          </Dropzone.Reject>
          <Dropzone.Idle>
            <IconCloudUpload size={32} aria-hidden />
          </Dropzone.Idle>
          <div>
            <Text fw={600}>
              <Say of={words.sites.upload.title} with={{ name }} />
            </Text>
            <Text size="sm" c="dimmed">
              {words.sites.upload.text}
            </Text>
          </div>
          <Button
            ref={opener}
            variant="default"
            // Mantine makes what is in a dropzone a part of its ground.
            style={{ pointerEvents: 'auto' }}
            onClick={(event) => {
              event.stopPropagation()
              openFiles.current?.()
            }}
          >
            {words.sites.upload.choose}
          </Button>
        </Group>
      </Dropzone>
      {refused !== undefined && <Alert role="alert" color="red" variant="light" title={refused} />}
    </Stack>
  )
}

/** What takes the focus when `other`, which is shown in its place, is gone and leaves it nowhere. */
function useFocusAfter(other: boolean) {
  const taker = useRef<HTMLButtonElement>(null)
  const before = useRef(other)
  useEffect(() => {
    if (before.current && !other && isNowhere()) taker.current?.focus()
    before.current = other
  }, [other])
  return taker
}

function Chosen({
  file,
  name,
  sending,
  onLeave,
}: {
  file: File
  name: string
  sending: ReturnType<typeof useUpload>
  onLeave: () => void
}) {
  const { words, language, say } = useWords()
  const { share, isSending, isBroken, error } = sending
  const percent = Math.floor(share * 100)
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sending.start(file, String(new FormData(event.currentTarget).get('note') ?? '').trim())
        }}
      >
        <Stack gap="sm">
          <Text fw={600}>
            <bdi>{file.name}</bdi>{' '}
            <Text span c="dimmed" size="sm">
              {sizeText(file.size, language)}
            </Text>
          </Text>
          <TextInput
            name="note"
            label={words.sites.upload.note}
            description={words.sites.upload.noteHint}
            maxLength={200}
            readOnly={isSending}
            autoFocus
          />
          {isSending && (
            <>
              <LeavingUpload file={file.name} name={name} percent={percent} />
              <Progress value={percent} aria-label={words.sites.upload.sending} />
              <Text size="sm" c="dimmed" role="status">
                {share < 1 ? say(words.sites.upload.sent, { n: percent }) : words.sites.upload.arrived}
              </Text>
            </>
          )}
          {isBroken && <Alert role="alert" color="orange" variant="light" title={words.sites.upload.broken} />}
          {error !== null && !isBroken && <ProblemAlert of={error} />}
          <Group>
            <Button type="submit" loading={isSending}>
              {isBroken || error !== null ? words.sites.upload.again : say(words.sites.upload.button, { name })}
            </Button>
            <Button variant="default" onClick={isSending ? sending.stop : onLeave}>
              {isSending ? words.sites.upload.stop : words.shell.cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
