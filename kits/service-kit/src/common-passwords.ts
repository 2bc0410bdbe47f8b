/**
 * What is tried first, in lower case: passwords of ten characters and more from breaches, and shorter ones that people lengthen by a
 * few digits. Checked without asking anybody.
 * Sources: the most used passwords of 2020, 2023, 2024 and 2025 as SecLists (MIT) has collected them from NordPass, which counts breached
 * ones; those in Korean are common words as they come out of a Korean keyboard left in English, by our own hand, because published
 * counts from Korea are short.
 */
// biome-ignore format: words, not lines
export const commonPasswords: readonly string[] = [
  "1234567890", "12345678910", "1234567891", "1234567899", "12345678900", "12345678901", "123456789a", "a123456789", "aa123456789", "1111111111",
  "1122334455", "1029384756", "1234512345", "1234554321", "147258369", "789456123", "123654789", "987654321", "123123123", "12344321", "12341234",
  "qwertyuiop", "azertyuiop", "asdfghjkl", "zxcvbnm123", "qwerty1234", "qwerty12345", "qwerty123456", "qwerty@123", "qwer123456", "qwer1234", "12345qwert",
  "1q2w3e4r5t", "q1w2e3r4t5", "q1w2e3r4t5y6", "1qaz2wsx3edc", "zaq12wsx", "qazwsxedc", "asdf1234", "1234qwer", "123qweasd", "abcd1234", "abc123456", "a1b2c3d4",
  "password@123", "password123", "p@ssw0rd", "p@55w0rd", "passw0rd", "pass@12345", "welcome@123", "admin123456", "admin12345", "admin@1234", "adminadmin",
  "administrator", "admintelecom", "theworldinyourhand", "pakistan123", "turktelekom", "jobandtalent", "111222tianya", "bangbang123", "basketball",
  "contraseña", "guru123456", "lol123456", "global123@", "aa@123456", "iloveyou", "changeme", "football", "baseball", "princess", "sunshine", "superman",
  "password", "passwd", "qwerty", "asdfgh", "zxcvbn", "1q2w3e", "q1w2e3", "1qaz2wsx", "letmein", "welcome", "123456", "654321", "abc123",
  "tkfkdgo", "tkfkdgody", "dkssud", "dkssudgktpdy", "qlalfqjsgh", "eogksalsrnr", "gksrnr", "rkatkgkqslek",
  "ghkdlxld", "vkdlxld", "dnflwlq",
  "비밀번호", "전자출입명부", "대한민국", "사랑해", "사랑해요", "안녕하세요", "감사합니다", "화이팅", "파이팅", "패스워드", "관리자",
  "kipass", "qrcode", "manager", "korea", "saranghae", "hwaiting", "fighting",
];
