// The commonest passwords of twelve letters and more, in lower case without spaces and signs. Short ones are refused by length.

export const common: ReadonlySet<string> = new Set(
  `
  000000000000 111111111111 112233445566 121212121212 123123123123 123412341234 123456123456 123456654321
  123456789000 123456789012 1234567890123 12345678901234 1234567890qw 1234567890qwe 1234567890qwerty 1234567891011
  123456789123 123456789987 123456abcdef 123456qwerty 1234qwerasdf 1234qwerasdfzxcv 123qweasdzxc 1q2w3e4r5t6y
  1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv 987654321000 9876543210123 abc123abc123 abcd1234abcd
  abcdefg12345 abcdefgh1234 abcdefghijkl abcdefghijklmnop adminadmin12 adminadminadmin administrator administrator1
  administrator123 asdfasdfasdf asdfghjkl123 asdfghjkl1234 basketball12 changeme1234 changemenow1 changemeplease
  christopher1 commonweal12 commonweal123 commonweal1234 companypassword correcthorsebatterystaple defaultpassword
  demodemodemo donotguessthis enteryourpassword football1234 harrypotter1 iloveyou1234 iloveyouforever iloveyousomuch
  letmeinletmein letmeinnow12 letmeinplease liverpool123 liverpoolfc1 loveloveloveme manchester12 manchesterunited
  merebridge12 merebridge123 mypassword12 mypassword123 mypassword1234 newpassword1 newpassword12 newpassword123
  nopassword12 onetwothreefour passw0rd1234 password1234 password12345 password123456 password1234567
  password12345678 password123456789 password2024 password2025 password2026 passwordone1 passwordone2
  passwordpassword passwordpassword1 princess1234 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qwerasdfzxcv qwerty123456
  qwerty1234567 qwerty12345678 qwerty123456789 qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiop12345
  qwertyuiopas qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm secretpassword socialvalue1
  socialvalue12 socialvalue123 starwars1234 summer2024summer summer2025summer summer2026summer sunshine1234
  superman1234 temporary123 temporarypassword temppassword testpassword testtest1234 testtesttest thisismypassword
  trustno1trustno1 verysecurepassword welcome12345 welcome123456 welcomewelcome whatismypassword winter2024winter
  winter2025winter winter2026winter yourpassword zaq12wsxcde3 zaq12wsxzaq1 zxcvbnm12345 zxcvbnmasdfghjkl
  `
    .trim()
    .split(/\s+/),
)
