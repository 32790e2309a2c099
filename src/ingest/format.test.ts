import { expect, test } from 'vitest'
import { headOf } from './format.ts'
import { readerOf } from './readers.ts'

for (const [name, file, content, expected] of [
  ['a text', 'a.txt', 'قال الميناء', 'text'],
  ['lines, by name', 'a.jsonl', 'broken', 'jsonl'],
  ['lines, by content', '-', '{"id": "a", "text": "b"}\n{', 'jsonl'],
  ['lines in a file called .txt', 'a.txt', '{"text": "b"}', 'jsonl'],
  ['a long first line that the head cuts', '-', '{"text": "bbbb', 'jsonl'],
  ['one JSON object over several lines', 'a.json', '{\n "text": "b"\n}', 'json'],
  ['the same on standard input', '-', '{\n "text": "b"\n}', 'json'],
  ['its first key on the first line', '-', '{"id": "a",\n "text": "b"}', 'json'],
  ['a list', 'a.json', '[{"text": "b"}]', 'json'],
  ['a page, by name', 'a.htm', '<div>', 'html'],
  ['a page, by content', 'a.txt', '  <!DOCTYPE html><html>', 'html'],
  ['a page behind a comment', '-', '<!-- saved --> <html lang="ar">', 'html'],
  ['a text that begins with a quotation mark', '-', '<نعم> قال', 'text'],
  ['a text that begins with a bracket', '-', '[رويترز] قال الميناء', 'text'],
  ['a PDF called .txt', 'a.txt', '%PDF-1.7', 'pdf'],
  ['a web archive', 'a.txt', 'WARC/1.1\r\nWARC-Type: response\r\n', 'warc'],
  ['a zip archive', 'a.docx', 'PK\u0003\u0004', 'zip'],
  ['a feed', 'a.html', '<?xml version="1.0"?><!-- made --><rss version="2.0">', 'feed'],
  ['Atom', 'a.xml', '<feed xmlns="http://www.w3.org/2005/Atom">', 'feed'],
  ['a feed in JSON', 'a.json', '{\n "version": "https://jsonfeed.org/version/1.1", "items": [', 'feed'],
  ['a table, by name', 'a.csv', 'قال، نعم', 'table'],
  ['a table, by its header', '-', 'id;text;outlet\n1;نص;أ\n', 'table'],
  ['a text that names columns', 'a.txt', 'id;text;outlet\n', 'text'],
  ['a message, by name', 'a.eml', 'Subject: x', 'mail'],
  ['a message, by its fields', '-', 'From: a@b\r\nDate: x\r\nSubject: y\r\n\r\n', 'mail'],
  ['packed', 'a.jsonl', '\u001f\u008b\u0008', 'gzip'],
] as const) {
  test(name, () => {
    const bytes = Buffer.from(content, content.includes('\u001f') ? 'latin1' : 'utf8')
    expect(readerOf(headOf(bytes, file)).name).toBe(expected)
  })
}
