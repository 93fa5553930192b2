//! An allocator that counts, so that "allocates nothing" is measured and not believed.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static HELD: AtomicU64 = AtomicU64::new(0);
static MOST_HELD: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn take(size: usize) {
    let held = HELD.fetch_add(size as u64, Relaxed) + size as u64;
    MOST_HELD.fetch_max(held, Relaxed);
}

fn give(size: usize) {
    HELD.fetch_sub(size as u64, Relaxed);
}

// Safety: everything is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        take(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        give(layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        take(size);
        give(layout.size());
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// How many allocations a call makes.
pub fn allocations(call: &mut dyn FnMut()) -> u64 {
    let before = ALLOCATIONS.load(Relaxed);
    call();
    ALLOCATIONS.load(Relaxed) - before
}

/// How many bytes a call holds at its peak, and how many its result keeps, above those held before it.
pub fn held<T>(call: impl FnOnce() -> T) -> (u64, u64) {
    let before = HELD.load(Relaxed);
    MOST_HELD.store(before, Relaxed);
    let result = call();
    let (most, after) = (MOST_HELD.load(Relaxed), HELD.load(Relaxed));
    drop(result);
    (most - before, after - before)
}
