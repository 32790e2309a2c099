import { expect, test } from 'vitest'
import { brief, read, zipOf } from '../containers.test-support.ts'
import { isIssue } from '../documents-from.ts'

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const base64 = (content: string | Buffer): string =>
  Buffer.from(content as string)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
const HEADER = `From: =?UTF-8?B?${base64('سامي الراوي')}?= <sami@sada.example>\r\nTo: desk@harbour.example\r\nSubject: =?windows-1256?B?2ePRyQ==?=\r\nDate: Sun, 05 May 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\n`

const part = (headers: string, content: string): string => `--b\r\n${headers}\r\n\r\n${content}\r\n`
const multipart = (...parts: readonly string[]): Buffer =>
  Buffer.from(`${HEADER}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`)

const briefs = async (bytes: Buffer, at = 'a.eml') => (await read(bytes, at)).map(brief)

test('a message of plain text, in its own encoding', async () => {
  const body =
    'Content-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C7=E1=C8=CD=D1=\r\n!\r\n'
  const bytes = Buffer.from(HEADER + body)
  const [one] = await read(bytes, 'a.eml')
  expect(one).toMatchObject({
    at: 'a.eml',
    document: { id: 'a.eml', author: 'سامي الراوي', published: '2024-05-05T07:00:00Z', text: 'البحر!\n' },
  })
  expect(!isIssue(one!) && one!.raw.equals(bytes)).toBe(true)
})

test('of a text in two forms the one with paragraphs', async () => {
  const alternative = `Content-Type: multipart/alternative; boundary=b\r\n\r\n${part('Content-Type: text/plain; charset=utf-8', 'wrapped\r\nlines')}${part('Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64', base64(`<html><body><p>${SENTENCE}</p><p>ثان</p></body></html>`))}--b--`
  expect(await briefs(Buffer.from(HEADER + alternative))).toEqual([`a.eml: ${SENTENCE}\nثان`])
})

test('what is attached is a document of its own; pictures are passed over', async () => {
  const attached = (type: string, name: string, content: string | Buffer) =>
    part(
      `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"`,
      base64(content),
    )
  const bytes = multipart(
    part('Content-Type: text/plain; charset=utf-8', 'انظر المرفق'),
    attached('image/png', 'logo.png', Buffer.of(0x89, 0x50, 0x4e, 0x47)),
    attached('text/plain', 'note.txt', 'نص'),
    attached('application/octet-stream', 'more.zip', await zipOf({ 'a.txt': 'في حزمة' })),
    part('Content-Type: message/rfc822', `${HEADER}Content-Type: text/plain; charset=utf-8\r\n\r\nالداخلي`),
  )
  const found = await read(bytes, 'a.eml')
  expect(found.map(brief)).toEqual([
    'a.eml: انظر المرفق\n',
    'a.eml#part3: نص',
    'a.eml#part4!a.txt: في حزمة',
    'a.eml#part5: الداخلي\n',
  ])
  expect(found.map((one) => !isIssue(one) && one.raw.toString())[1]).toBe('نص')
})

test('a message is known by its fields, and a text that begins like one is not', async () => {
  const body = 'Content-Type: text/plain; charset=utf-8\r\n\r\nنص'
  expect(await briefs(Buffer.from(HEADER + body), '-')).toEqual(['-: نص\n'])
  expect(await briefs(Buffer.from('From: the harbour\nDate: today\n\nقال'), '-')).toEqual([
    '-: From: the harbour\nDate: today\n\nقال',
  ])
})

test('messages inside messages are opened so far and no further', async () => {
  let text = `${HEADER}Content-Type: text/plain; charset=utf-8\r\n\r\nالقلب`
  for (let i = 0; i < 6; i++)
    text = `${HEADER}Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\nContent-Type: message/rfc822\r\n\r\n${text}\r\n--b${i}--\r\n`
  expect(await briefs(Buffer.from(text))).toEqual(['unreadable a.eml#part2#part2#part2: inside more than 2 archives'])
})
