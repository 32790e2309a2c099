import { expect, test } from 'vitest'
import { readPage } from './html-page.ts'

const TEXT = 'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const page = (charset = ''): Buffer =>
  Buffer.from(`<html><head>${charset}</head><body><h1>غرق قارب</h1><p>${TEXT}</p><p>${TEXT}</p></body></html>`)

const textOf = (...given: Parameters<typeof readPage>): string => {
  const read = readPage(...given)
  return 'article' in read ? read.article.text : read.issue.code
}

test('the encoding of the answer goes before the one in the page', () => {
  const utf16 = Buffer.from(page('<meta charset="utf-8">').toString(), 'utf16le')
  expect(textOf(utf16, 'x', { contentType: 'text/html; charset="UTF-16LE"' })).toBe(`${TEXT}\n${TEXT}`)
})

test('a page that does not say its address has the one it was read from', () => {
  expect(readPage(page(), 'x', { url: 'https://sada.example/7' })).toMatchObject({
    article: { url: 'https://sada.example/7' },
  })
})

test('a page without an article is named by its place', () => {
  expect(readPage(Buffer.from('<html><body></body></html>'), 'x.html')).toEqual({
    issue: { code: 'no-article', at: 'x.html' },
  })
})
