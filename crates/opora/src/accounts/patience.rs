//! How guessing is slowed down without locking anybody out: where somebody signed in before, their own failures alone
//! count; from anywhere else, the failures for this address from this network, and all failures from this network.

use kernel::throttle::Bucket;
use std::net::{IpAddr, Ipv6Addr};

const DAY: i64 = 24 * 3600;
const HOUR: i64 = 3600;

/// What a sign-in is counted in: cleared by success, and shared with others.
pub struct Buckets {
    /// Cleared by success.
    pub own: Vec<Bucket>,
    /// Others fail there too: success takes back only itself.
    pub shared: Vec<Bucket>,
}

impl Buckets {
    /// All of them.
    pub fn all(&self) -> Vec<Bucket> {
        self.own.iter().chain(&self.shared).cloned().collect()
    }
}

/// For a password. `device` is the digest of a device on which this account signed in before.
pub fn of_password(email_key: &str, network: &str, device: Option<&str>) -> Buckets {
    match device {
        Some(device) => Buckets { own: vec![Bucket::new(&["device", device], 10, HOUR / 4, DAY)], shared: vec![] },
        None => Buckets {
            own: vec![Bucket::new(&["password", email_key, network], 5, HOUR, DAY)],
            shared: vec![of_network(network)],
        },
    }
}

/// For a code after the right password. Whoever guesses here knows the password, so all networks count together; a known
/// device counts for itself.
pub fn of_code(account: &str, device: Option<&str>) -> Bucket {
    match device {
        Some(device) => Bucket::new(&["code-device", device], 10, HOUR / 4, DAY),
        None => Bucket::new(&["code", account], 10, HOUR, DAY),
    }
}

/// For a recovery code without a password. Its eighty bits are not guessed from however many networks; counted for all of
/// them, a stranger could keep the owner out.
pub fn of_recovery(email_key: &str, network: &str) -> Bucket {
    Bucket::new(&["recovery", email_key, network], 10, HOUR, DAY)
}

/// For the password behind a hidden screen.
pub fn of_unlocking(session: &str) -> Bucket {
    Bucket::new(&["unlock", session], 5, HOUR / 4, DAY)
}

/// For one's own password before a change of one's profile.
pub fn of_own_password(account: &str, session: &str) -> Bucket {
    Bucket::new(&["own", account, session], 5, HOUR / 4, DAY)
}

/// For everything that is tried from one network: an office shares an address, so it is patient.
pub fn of_network(network: &str) -> Bucket {
    Bucket::new(&["network", network], 50, 300, HOUR)
}

/// The neighbourhood of an address: /24 of IPv4, /56 of IPv6. Whoever has one address of it may well have them all.
pub fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let high = v6.to_bits() & !((1_u128 << 72) - 1);
            format!("{}/56", Ipv6Addr::from_bits(high))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_network() {
        let table = [
            ("203.0.113.7", "203.0.113.0/24"),
            ("::ffff:203.0.113.200", "203.0.113.0/24"),
            ("2001:db8:1:22ff::1", "2001:db8:1:2200::/56"),
            ("2001:db8:1:2300::1", "2001:db8:1:2300::/56"),
        ];
        for (address, network) in table {
            assert_eq!(network_of(address.parse().unwrap()), network);
        }
    }
}
