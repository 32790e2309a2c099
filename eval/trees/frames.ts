/** What papers put around a text that is not theirs: invented outlets, their footers, and lines that say where a text is from. */
export interface Outlet {
  readonly name: string
  /** Stands under every article of the outlet. */
  readonly footer?: string
}

const NAMES = [
  'صحيفة المرسى',
  'موقع الضفاف',
  'جريدة السنبلة',
  'شبكة المنارة',
  'صحيفة الرابية',
  'موقع الفنار',
  'جريدة الينبوع',
  'بوابة الأفق',
  'صحيفة الشراع',
  'موقع المحراث',
  'جريدة النخيل',
  'شبكة الغدير',
  'صحيفة السارية',
  'موقع البيدر',
  'جريدة الواحة',
  'بوابة الصدى',
]

/** Every other outlet has one; two of them say nearly the same, as in life. */
const FOOTERS: readonly ((name: string) => string)[] = [
  (name) =>
    `جميع الحقوق محفوظة لـ${name} ولا يجوز إعادة نشر هذه المادة أو جزء منها دون إذن خطي مسبق من إدارة التحرير، والآراء الواردة فيها تعبر عن أصحابها`,
  (name) =>
    `تابعوا ${name} على منصات التواصل وحملوا التطبيق المجاني ليصلكم كل جديد لحظة بلحظة، واشتركوا في النشرة البريدية اليومية`,
  (name) =>
    `للإبلاغ عن خطأ في هذا الخبر راسلوا قسم التدقيق في ${name} على البريد الإلكتروني أو اتصلوا بهاتف القراء من التاسعة صباحا حتى الخامسة مساء عدا أيام العطل الرسمية`,
  (name) => `إخلاء مسؤولية: المواد المنقولة عن الوكالات تنشر كما وردت ولا تتحمل ${name} أي تبعات تنتج عن استخدامها`,
]

export const OUTLETS: readonly Outlet[] = NAMES.map((name, i) =>
  i % 2 === 0 ? { name, footer: FOOTERS[(i / 2) % FOOTERS.length]!(name) } : { name },
)

/** Lines that say from whom a text was taken, first or last. */
export const CREDITS: readonly ((name: string) => { readonly first?: string; readonly last?: string })[] = [
  (name) => ({ last: `المصدر: ${name}` }),
  (name) => ({ first: `نقلا عن ${name}` }),
  (name) => ({ last: `(${name})` }),
]
